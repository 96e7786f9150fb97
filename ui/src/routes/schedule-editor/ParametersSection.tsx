import { ParameterForm } from "@/components/ParameterForm";
import { SamplePanel } from "@/features/catalog/SamplePanel";
import { formatOptions, givenParams } from "@/features/schedules/model";
import { Section } from "./Section";
import type { Editor } from "./useEditor";

interface ParametersSectionProps {
  editor: Editor;
  /** The next run: periods are seen from there. */
  dueAt: string | undefined;
}

export function ParametersSection({ editor, dueAt }: ParametersSectionProps) {
  const { draft, type, change, messages } = editor;
  return (
    <Section id="parameters" editor={editor}>
      {type ? (
        <>
          <ParameterForm
            parameters={type.parameters}
            values={draft.params}
            faults={messages}
            onChange={(params) => change({ params })}
          />
          <SamplePanel
            typeId={type.id}
            params={givenParams(draft.params)}
            timezone={draft.cadence.timezone}
            dueAt={dueAt}
            formats={type.formats}
            optionsOf={(format) => formatOptions(draft, format)}
          />
        </>
      ) : (
        <p className="dimmed">Choose a report first; then what it asks for stands here.</p>
      )}
    </Section>
  );
}
