import { Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Choices } from "@/components/Choice";
import { fieldId } from "@/components/FormSummary";
import { storesQuery } from "@/features/schedules/api";
import { catchUpWindows, catchUpWords, whenEmptyWords } from "@/features/schedules/model";
import { retentionQuery } from "@/features/storage/api";
import { keptSentence } from "@/features/storage/model";
import { formatUse, formatWord, sorted } from "@/lib/formats";
import { ConditionFields } from "./ConditionFields";
import classes from "./Editor.module.css";
import { FormatFields } from "./FormatFields";
import { Section } from "./Section";
import type { Editor } from "./useEditor";
import { Words } from "./Words";

/** How long readers can come back for a file. */
function Kept() {
  const retention = useQuery(retentionQuery());
  return retention.data ? <p className={classes.hint}>{keptSentence(retention.data)}</p> : null;
}

export function OptionsSection({ editor }: { editor: Editor }) {
  const { draft, type, change, messages } = editor;
  const formats = type?.formats ?? ["csv"];
  return (
    <Section id="options" editor={editor}>
      <div>
        <p className={classes.label}>File</p>
        <Choices
          legend="File"
          id={fieldId("output_formats")}
          options={sorted(formats).map((each) => ({
            value: each,
            label: formatWord(each),
            spoken: formatUse(each),
          }))}
          values={draft.formats}
          error={messages.output_formats}
          onChange={(chosen) => change({ formats: chosen })}
        />
        <p className={classes.hint}>{sorted(draft.formats).map(formatUse).join("; ")}</p>
        <Kept />
      </div>
      <ConditionFields editor={editor} />
      <Words
        label="When there are no rows"
        words={whenEmptyWords}
        value={draft.whenEmpty}
        onChange={(whenEmpty) => change({ whenEmpty })}
      />
      <Words
        label="When the server was down"
        words={catchUpWords}
        value={draft.catchUp}
        onChange={(catchUp) => change({ catchUp })}
      />
      <Limits editor={editor} />
      <KeptIn editor={editor} />
      <FormatFields editor={editor} />
    </Section>
  );
}

function Limits({ editor }: { editor: Editor }) {
  const { draft, change, messages } = editor;
  const windows = catchUpWindows.some((each) => each.value === draft.catchUpWindow)
    ? catchUpWindows
    : [...catchUpWindows, { value: draft.catchUpWindow, label: draft.catchUpWindow }];
  return (
    <div className={classes.pair}>
      <TextInput
        id={fieldId("timeout_minutes")}
        type="number"
        min={5}
        max={120}
        label="Time limit, minutes"
        description={
          draft.timeoutMinutes > 60
            ? "More than an hour: a run that hangs keeps others waiting"
            : "5 to 120; longer runs are stopped"
        }
        error={messages.timeout_minutes}
        value={Number.isNaN(draft.timeoutMinutes) ? "" : draft.timeoutMinutes}
        onChange={(event) => change({ timeoutMinutes: event.currentTarget.valueAsNumber })}
      />
      {draft.catchUp !== "none" && (
        <Select
          id={fieldId("catch_up_window")}
          label="Missed runs count for"
          description="Older ones are skipped"
          allowDeselect={false}
          data={windows}
          error={messages.catch_up_window}
          value={draft.catchUpWindow}
          onChange={(catchUpWindow) => catchUpWindow && change({ catchUpWindow })}
        />
      )}
    </div>
  );
}

/** Nothing to choose where there is but one store. */
function KeptIn({ editor }: { editor: Editor }) {
  const stores = useQuery(storesQuery()).data ?? [];
  const { draft, change, messages } = editor;
  if (stores.length < 2 && draft.store === "") return null;
  const usual = stores.find((each) => each.usual)?.name ?? "disk";
  const names = stores.map((each) => each.name);
  const listed =
    draft.store === "" || names.includes(draft.store) ? names : [...names, draft.store];
  return (
    <Select
      id={fieldId("store")}
      label="Kept in"
      description="Where the files of this schedule are stored; files of earlier runs stay where they are"
      allowDeselect={false}
      data={[
        { value: "", label: `The usual store (${usual})` },
        ...listed.map((name) => ({ value: name, label: name })),
      ]}
      error={messages.store}
      value={draft.store}
      onChange={(store) => change({ store: store ?? "" })}
    />
  );
}
