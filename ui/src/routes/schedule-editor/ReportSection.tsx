import { TextInput } from "@mantine/core";
import { fieldId } from "@/components/FormSummary";
import { defaultsOf } from "@/components/parameters";
import { ReportTypePicker } from "@/features/catalog/ReportTypePicker";
import { formatsFor, startFrom } from "@/features/schedules/model";
import { Templates } from "@/features/schedules/Templates";
import type { ReportType } from "@/lib/api-types";
import { Section } from "./Section";
import type { Editor } from "./useEditor";

interface ReportSectionProps {
  editor: Editor;
  /** Of a schedule that exists, nothing is written over by a template. */
  isNew: boolean;
}

export function ReportSection({ editor, isNew }: ReportSectionProps) {
  const { draft, change, messages, type, types } = editor;
  const choose = (type: ReportType) => {
    const untouched = draft.name === "" || types.some((each) => each.name === draft.name);
    change({
      reportType: type.id,
      params: defaultsOf(type.parameters),
      formats: formatsFor(type, draft.formats),
      burst: type.burst_key ? draft.burst : "off",
      ...(untouched ? { name: type.name } : {}),
    });
  };
  return (
    <Section id="report" editor={editor}>
      <ReportTypePicker
        types={types}
        value={draft.reportType}
        error={messages.report_type}
        onChange={choose}
      />
      {type && isNew && (
        <Templates
          templates={type.templates}
          onChoose={(template) => change(startFrom(draft, type, template))}
        />
      )}
      <TextInput
        id={fieldId("name")}
        label="Name of the schedule"
        maxLength={200}
        error={messages.name}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        id={fieldId("description")}
        label="What it is for"
        description="Optional; readers see it"
        maxLength={1000}
        error={messages.description}
        value={draft.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
    </Section>
  );
}
