import { TextInput } from "@mantine/core";
import { fieldId } from "@/components/FormSummary";
import { defaultsOf } from "@/components/parameters";
import { ReportTypePicker } from "@/features/catalog/ReportTypePicker";
import type { ReportType } from "@/lib/api-types";
import { Section } from "./Section";
import type { Editor } from "./useEditor";

export function ReportSection({ editor }: { editor: Editor }) {
  const { draft, change, messages, types } = editor;
  const choose = (type: ReportType) => {
    const untouched = draft.name === "" || types.some((each) => each.name === draft.name);
    const formats = draft.formats.filter((each) => type.formats.includes(each));
    change({
      reportType: type.id,
      params: defaultsOf(type.parameters),
      formats: formats.length > 0 ? formats : type.formats.slice(0, 1),
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
