import { Icon } from "@/components/Icon";
import { sectionOf, sections } from "@/features/schedules/model";
import type { FieldFault } from "@/lib/api-types";
import classes from "./Editor.module.css";
import { goTo } from "./Section";
import type { Editor } from "./useEditor";

interface RailProps {
  editor: Editor;
  /** What the preview finds wrong, beside the editor's own findings. */
  more: FieldFault[];
}

/** The six parts at the side: where I am, what is complete. */
export function Rail({ editor, more }: RailProps) {
  const missing = new Set([...editor.open, ...more].map((fault) => sectionOf(fault.field)));
  const shown = new Set([...editor.faults, ...more].map((fault) => sectionOf(fault.field)));
  return (
    <nav aria-label="Parts of the schedule" className={classes.rail}>
      <ol>
        {sections.map((section, index) => (
          <li key={section.id}>
            <a
              href={`#section-${section.id}`}
              aria-current={editor.active === section.id ? "step" : undefined}
              data-fault={shown.has(section.id) || undefined}
              onClick={(event) => {
                event.preventDefault();
                goTo(editor, section.id);
              }}
            >
              <span className={classes.number}>{index + 1}</span>
              <span>{section.label}</span>
              <Mark
                fault={shown.has(section.id)}
                done={!missing.has(section.id) && section.id !== "summary"}
              />
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Mark({ fault, done }: { fault: boolean; done: boolean }) {
  if (fault) {
    return (
      <>
        <Icon name="alert" size={14} />
        <span className="sr-only">needs mending</span>
      </>
    );
  }
  return done ? (
    <>
      <Icon name="check" size={14} />
      <span className="sr-only">complete</span>
    </>
  ) : null;
}
