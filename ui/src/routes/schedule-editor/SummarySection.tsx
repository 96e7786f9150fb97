import { DiffView } from "@/components/DiffView";
import type { ScheduleDraft } from "@/features/schedules/model";
import classes from "./Editor.module.css";
import { Section } from "./Section";
import { draftChanges, summaryText } from "./summary";
import type { Editor } from "./useEditor";

interface SummarySectionProps {
  editor: Editor;
  original: ScheduleDraft | undefined;
  description: string | undefined;
  children: React.ReactNode;
}

/** The schedule in words; on edit, what will change. The buttons follow. */
export function SummarySection({ editor, original, description, children }: SummarySectionProps) {
  const changes = original ? draftChanges(original, editor.draft) : [];
  return (
    <Section id="summary" editor={editor}>
      <p className={classes.summary}>{summaryText(editor.draft, editor.type, description)}</p>
      {original &&
        (changes.length > 0 ? (
          <div>
            <h3 className={classes.label}>What changes</h3>
            <DiffView changes={changes} beforeLabel="Now" afterLabel="After saving" />
          </div>
        ) : (
          <p className="dimmed">Nothing has been changed yet.</p>
        ))}
      <div className={classes.actions}>{children}</div>
    </Section>
  );
}
