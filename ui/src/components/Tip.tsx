import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import classes from "./Tip.module.css";

interface TipProps {
  content: ReactNode;
  children: ReactNode;
  /** False where the child takes focus by itself. */
  focusable?: boolean;
}

/**
 * A tooltip on hover and on focus; Escape closes it and the pointer may rest on it (WCAG 1.4.13).
 * It costs nothing until it opens: tables show a hundred times.
 */
export function Tip({ content, children, focusable = true }: TipProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const closing = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = () => {
    clearTimeout(closing.current);
    setOpen(true);
  };
  const hideSoon = () => {
    closing.current = setTimeout(() => setOpen(false), 100);
  };
  useEffect(() => () => clearTimeout(closing.current), []);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shows words, does nothing
    <span
      ref={anchor}
      className={classes.anchor}
      tabIndex={focusable ? 0 : undefined}
      aria-describedby={open ? id : undefined}
      onPointerEnter={show}
      onPointerLeave={hideSoon}
      onFocus={show}
      onBlur={() => setOpen(false)}
    >
      {children}
      {open && (
        <Bubble id={id} anchor={anchor.current} onEnter={show} onClose={() => setOpen(false)}>
          {content}
        </Bubble>
      )}
    </span>
  );
}

interface BubbleProps {
  id: string;
  anchor: HTMLElement | null;
  children: ReactNode;
  onEnter: () => void;
  onClose: () => void;
}

function Bubble({ id, anchor, children, onEnter, onClose }: BubbleProps) {
  const self = useRef<HTMLSpanElement>(null);

  useLayoutEffect(() => {
    if (anchor && self.current) {
      place(self.current, anchor.getBoundingClientRect());
    }
  }, [anchor]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && onClose();
    document.addEventListener("keydown", onKey);
    window.addEventListener("scroll", onClose, true);
    return () => {
      document.removeEventListener("keydown", onKey);
      window.removeEventListener("scroll", onClose, true);
    };
  }, [onClose]);

  return createPortal(
    <span
      ref={self}
      id={id}
      role="tooltip"
      className={classes.bubble}
      onPointerEnter={onEnter}
      onPointerLeave={onClose}
    >
      {children}
    </span>,
    document.body,
  );
}

/** Above the anchor, below where there is no room, never over the edge of the window. */
function place(bubble: HTMLElement, anchor: DOMRect) {
  const size = bubble.getBoundingClientRect();
  const above = anchor.top - size.height - 6;
  const widest = document.documentElement.clientWidth - size.width - 8;
  bubble.style.top = `${above >= 8 ? above : anchor.bottom + 6}px`;
  bubble.style.left = `${Math.max(8, Math.min(anchor.left, widest))}px`;
}
