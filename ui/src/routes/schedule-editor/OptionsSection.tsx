import { Radio, Select, TextInput } from "@mantine/core";
import { Choices } from "@/components/Choice";
import { Fold } from "@/components/Fold";
import { fieldId } from "@/components/FormSummary";
import {
  catchUpWindows,
  catchUpWords,
  type ScheduleDraft,
  whenEmptyWords,
} from "@/features/schedules/model";
import classes from "./Editor.module.css";
import { Section } from "./Section";
import type { Editor } from "./useEditor";

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
          options={formats.map((each) => ({ value: each, label: each.toUpperCase() }))}
          values={draft.formats}
          error={messages.output_formats}
          onChange={(chosen) => change({ formats: chosen })}
        />
      </div>
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
      {draft.formats.includes("csv") && (
        <Fold title="CSV details" aside={csvWords(draft)}>
          <CsvFields editor={editor} />
        </Fold>
      )}
    </Section>
  );
}

interface WordsProps<T extends string> {
  label: string;
  words: Record<T, string>;
  value: T;
  onChange: (value: T) => void;
}

function Words<T extends string>({ label, words, value, onChange }: WordsProps<T>) {
  return (
    <Radio.Group label={label} value={value} onChange={(chosen) => onChange(chosen as T)}>
      <div className={classes.radios}>
        {Object.entries<string>(words).map(([each, text]) => (
          <Radio key={each} value={each} label={text} />
        ))}
      </div>
    </Radio.Group>
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

const delimiters = [
  { value: ",", label: "Comma ," },
  { value: ";", label: "Semicolon ;" },
  { value: "\t", label: "Tab" },
  { value: "|", label: "Bar |" },
];

function csvWords({ csv }: ScheduleDraft): string {
  return csv.profile === "raw" ? "plain, as RFC 4180 says" : "for spreadsheets";
}

function CsvFields({ editor }: { editor: Editor }) {
  const { csv } = editor.draft;
  const set = (part: Partial<ScheduleDraft["csv"]>) => editor.change({ csv: { ...csv, ...part } });
  return (
    <>
      <Words
        label="For"
        words={{
          excel: "Spreadsheets: opens right in Excel, formulas made harmless",
          raw: "Programs: plain, exactly as RFC 4180 says",
        }}
        value={csv.profile === "raw" ? "raw" : "excel"}
        onChange={(profile) => set({ profile })}
      />
      <div className={classes.pair}>
        <Select
          label="Between columns"
          allowDeselect={false}
          data={delimiters}
          value={csv.delimiter}
          error={editor.messages["csv.delimiter"]}
          onChange={(delimiter) => delimiter && set({ delimiter })}
        />
        <Select
          label="Decimal mark"
          allowDeselect={false}
          data={[
            { value: ".", label: "Point 1.5" },
            { value: ",", label: "Comma 1,5" },
          ]}
          value={csv.decimal}
          error={editor.messages["csv.decimal"]}
          onChange={(decimal) => decimal && set({ decimal })}
        />
      </div>
    </>
  );
}
