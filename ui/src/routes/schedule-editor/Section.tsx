import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { type SectionId, sections } from "@/features/schedules/model";
import classes from "./Editor.module.css";
import type { Editor } from "./useEditor";

interface SectionProps {
  id: SectionId;
  editor: Editor;
  intro?: string;
  children: ReactNode;
}

/** Goes to a section: on phones the only one shown, elsewhere the one scrolled to. */
export function goTo(editor: Editor, id: SectionId) {
  editor.setActive(id);
  requestAnimationFrame(() => {
    const heading = document.getElementById(`section-${id}`);
    heading?.scrollIntoView({ block: "start" });
    heading?.focus({ preventScroll: true });
  });
}

/** One of the six parts, with the way to the next. */
export function Section({ id, editor, intro, children }: SectionProps) {
  const index = sections.findIndex((each) => each.id === id);
  const next = sections[index + 1];
  const before = sections[index - 1];
  return (
    <section
      className={classes.section}
      data-active={editor.active === id || undefined}
      aria-labelledby={`section-${id}`}
      onFocusCapture={() => editor.active !== id && editor.setActive(id)}
    >
      <h2 id={`section-${id}`} tabIndex={-1} className={classes.heading}>
        <span className={classes.number}>{index + 1}</span> {sections[index]?.label}
      </h2>
      {intro && <p className={classes.intro}>{intro}</p>}
      <div className={classes.fields}>{children}</div>
      <div className={classes.steps}>
        {before && (
          <span className={classes.phoneOnly}>
            <Button variant="default" onClick={() => goTo(editor, before.id)}>
              Back
            </Button>
          </span>
        )}
        {next && (
          <Button variant="default" onClick={() => goTo(editor, next.id)}>
            Continue
          </Button>
        )}
      </div>
    </section>
  );
}
