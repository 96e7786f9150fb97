import { Select, TextInput } from "@mantine/core";
import { fieldId } from "@/components/FormSummary";
import {
  aggregateWords,
  type ConditionDraft,
  conditionWords,
  figures,
  operatorWords,
  waits,
} from "@/features/schedules/condition";
import classes from "./Editor.module.css";
import type { Editor } from "./useEditor";

function choices<T extends string>(words: Record<T, string>) {
  return Object.entries<string>(words).map(([value, label]) => ({ value: value as T, label }));
}

/** When a scheduled run is sent. */
export function ConditionFields({ editor }: { editor: Editor }) {
  const { condition } = editor.draft;
  const set = (part: Partial<ConditionDraft>) =>
    editor.change({ condition: { ...condition, ...part } });
  const known = waits.some(({ value }) => value === condition.wait);
  return (
    <>
      <div className={classes.pair}>
        <Select
          id={fieldId("condition.kind")}
          label="Send it"
          description="A run by hand is always sent"
          allowDeselect={false}
          data={choices(conditionWords)}
          value={condition.kind}
          error={editor.messages["condition.kind"]}
          onChange={(kind) => kind && set({ kind })}
        />
        {condition.kind !== "always" && (
          <Select
            label="Until then"
            description="For data that may come late"
            allowDeselect={false}
            data={known ? waits : [...waits, { value: condition.wait, label: condition.wait }]}
            value={condition.wait}
            error={editor.messages["condition.wait_until"]}
            onChange={(wait) => set({ wait: wait ?? "" })}
          />
        )}
      </div>
      {condition.kind === "threshold" && <ThresholdFields editor={editor} set={set} />}
    </>
  );
}

interface ThresholdFieldsProps {
  editor: Editor;
  set: (part: Partial<ConditionDraft>) => void;
}

function ThresholdFields({ editor, set }: ThresholdFieldsProps) {
  const { draft, type, messages } = editor;
  const { column, aggregate, operator, value } = draft.condition;
  const columns = figures(type).map(({ name, label }) => ({ value: name, label }));
  const known = column === "" || columns.some((each) => each.value === column);
  return (
    <>
      <div className={classes.pair}>
        <Select
          label="Figure"
          allowDeselect={false}
          data={choices(aggregateWords)}
          value={aggregate}
          error={messages["condition.aggregate"]}
          onChange={(chosen) => chosen && set({ aggregate: chosen })}
        />
        <Select
          id={fieldId("condition.column")}
          label="Of"
          placeholder={aggregate === "count" ? "All rows" : "Choose a column"}
          clearable
          data={known ? columns : [...columns, { value: column, label: column }]}
          value={column || null}
          error={messages["condition.column"]}
          onChange={(chosen) => set({ column: chosen ?? "" })}
        />
      </div>
      <div className={classes.pair}>
        <Select
          label="Compared"
          allowDeselect={false}
          data={choices(operatorWords)}
          value={operator}
          error={messages["condition.operator"]}
          onChange={(chosen) => chosen && set({ operator: chosen })}
        />
        <TextInput
          id={fieldId("condition.value")}
          label="Bound"
          inputMode="decimal"
          value={value}
          error={messages["condition.value"]}
          onChange={(event) => set({ value: event.currentTarget.value })}
        />
      </div>
    </>
  );
}
