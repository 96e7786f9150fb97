import { useEffect, useRef } from "react";
import type { FieldFault } from "@/lib/api-types";
import { plural } from "@/lib/format";
import classes from "./FormSummary.module.css";
import { Icon } from "./Icon";

/** The id of the control that edits a field; faults find it by this. */
export function fieldId(field: string): string {
  return `f-${field}`;
}

/** The nearest control: the field itself, or the nearest one above it ("recipients.0" -> "recipients"). */
function controlFor(field: string): HTMLElement | null {
  for (let path = field; path; path = path.slice(0, Math.max(0, path.search(/[.[][^.[]*$/)))) {
    const found = document.getElementById(fieldId(path));
    if (found) {
      return found;
    }
  }
  return null;
}

interface FormSummaryProps {
  faults: FieldFault[];
  /** Counts the tries to save: each takes the focus here, typing does not. */
  attempt: number;
  /** Brings the fault's section into view before the control takes focus. */
  onGo?: (field: string) => void;
}

/** What stops Save, each a link to its field. It takes focus when it appears. */
export function FormSummary({ faults, attempt, onGo }: FormSummaryProps) {
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) {
      self.current?.focus();
    }
  }, [attempt]);
  if (faults.length === 0) {
    return null;
  }
  const go = (field: string) => {
    onGo?.(field);
    requestAnimationFrame(() => {
      const control = controlFor(field);
      control?.scrollIntoView({ block: "center" });
      control?.focus();
    });
  };
  return (
    <div ref={self} role="alert" tabIndex={-1} className={classes.summary}>
      <p className={classes.title}>
        <Icon name="alert" /> {plural(faults.length, "thing needs", "things need")} mending before
        this can be saved
      </p>
      <ul>
        {faults.map((fault) => (
          <li key={fault.field + fault.message}>
            <a
              href={`#${fieldId(fault.field)}`}
              onClick={(event) => {
                event.preventDefault();
                go(fault.field);
              }}
            >
              {fault.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
