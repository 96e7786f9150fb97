import { Radio } from "@mantine/core";
import { domainOf } from "@/features/delivery/model";
import { RecipientPicker } from "@/features/delivery/RecipientPicker";
import { splitLabel, unmatchedWords } from "@/features/schedules/burst";
import { useMe } from "@/lib/org";
import { BurstPreview } from "./BurstPreview";
import classes from "./Editor.module.css";
import { Section } from "./Section";
import type { Editor } from "./useEditor";

interface ReadersSectionProps {
  editor: Editor;
  /** The next run: periods are seen from there. */
  dueAt: string | undefined;
}

/** Who gets it: people one names, or where the report can be split, those whom its own query names. */
export function ReadersSection({ editor, dueAt }: ReadersSectionProps) {
  const me = useMe();
  const { draft, change, type } = editor;
  const label = splitLabel(type);
  const split = draft.burst !== "off";
  return (
    <Section id="readers" editor={editor}>
      {label && (
        <Radio.Group
          label="Who gets what"
          value={split ? "split" : "whole"}
          error={editor.messages.burst}
          onChange={(chosen) =>
            change(chosen === "split" ? { burst: "fail", recipients: [] } : { burst: "off" })
          }
        >
          <div className={classes.radios}>
            <Radio value="whole" label="The same whole file for everybody named here" />
            <Radio
              value="split"
              label={`One file for each ${label}, sent to the person the query names`}
            />
          </div>
        </Radio.Group>
      )}
      {split && label ? (
        <Split editor={editor} label={label} dueAt={dueAt} />
      ) : (
        <RecipientPicker
          value={draft.recipients}
          onChange={(recipients) => change({ recipients })}
          faults={editor.faults}
          ownDomains={[domainOf(me.email)]}
          naming={{
            scheduleName: draft.name,
            reportName: type?.name ?? "",
            formats: draft.formats,
            timezone: draft.cadence.timezone,
            dueAt,
          }}
        />
      )}
    </Section>
  );
}

function Split({ editor, label, dueAt }: ReadersSectionProps & { label: string }) {
  const { draft, type, change, messages } = editor;
  return (
    <>
      <Radio.Group
        label={`When rows have a ${label} that nobody is named for`}
        value={draft.burst}
        error={messages["burst.unmatched"]}
        onChange={(chosen) => change({ burst: chosen === "skip" ? "skip" : "fail" })}
      >
        <div className={classes.radios}>
          {Object.entries(unmatchedWords).map(([value, text]) => (
            <Radio key={value} value={value} label={text} />
          ))}
        </div>
      </Radio.Group>
      {type && <BurstPreview typeId={type.id} draft={draft} dueAt={dueAt} />}
    </>
  );
}
