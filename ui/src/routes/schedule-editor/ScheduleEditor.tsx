import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { FormSummary } from "@/components/FormSummary";
import { PageHeader } from "@/components/PageHeader";
import { ProblemAlert } from "@/components/ProblemAlert";
import { timezonesQuery } from "@/features/schedules/api";
import { CadencePicker } from "@/features/schedules/CadencePicker";
import { toSchedule } from "@/features/schedules/cadence";
import {
  byField,
  goesTo,
  previewFaults,
  type ScheduleDraft,
  sectionOf,
} from "@/features/schedules/model";
import { usePreview } from "@/features/schedules/NextRuns";
import type { ReportType } from "@/lib/api-types";
import { clock, viewerZone } from "@/lib/time";
import { Conflict } from "./Conflict";
import classes from "./Editor.module.css";
import { LivePanel } from "./LivePanel";
import { OptionsSection } from "./OptionsSection";
import { ParametersSection } from "./ParametersSection";
import { Rail } from "./Rail";
import { ReadersSection } from "./ReadersSection";
import { ReportSection } from "./ReportSection";
import { Section } from "./Section";
import { SummarySection } from "./SummarySection";
import { type Editor, useEditor } from "./useEditor";
import { useSave } from "./useSave";

interface ScheduleEditorProps {
  crumb: ReactNode;
  title: string;
  /** The draft's name in the browser's storage. */
  draftKey: string;
  initial: ScheduleDraft;
  types: ReportType[];
  /** Given on edit: what is saved now. */
  saved?: { id: string; version: number };
}

/** One page, six parts; the live panel answers while one types. Save always answers too. */
export function ScheduleEditor(props: ScheduleEditorProps) {
  const { crumb, title, draftKey, initial, types, saved } = props;
  const editor = useEditor({ key: draftKey, initial, version: saved?.version, types });
  const { draft } = editor;
  const live = usePreview(toSchedule(draft.cadence));
  const saving = useSave(editor, saved?.id);
  const zones = useQuery(timezonesQuery());
  const messages = { ...byField(previewFaults(live.problem?.errors ?? [])), ...editor.messages };

  return (
    <>
      <PageHeader
        crumb={crumb}
        title={title}
        actions={<Kept editor={editor} />}
        primary={
          <Button loading={saving.busy} onClick={() => saving.save(false)}>
            Save
          </Button>
        }
      />
      <div className={classes.page}>
        <Rail editor={editor} more={previewFaults(live.problem?.errors ?? [])} />
        <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
          <FormSummary
            faults={editor.faults}
            attempt={editor.attempt}
            onGo={(field) => editor.setActive(sectionOf(field))}
          />
          {saving.problem !== undefined && (
            <ProblemAlert what="It was not saved." error={saving.problem} />
          )}
          <Meanwhile editor={editor} saving={saving} />
          <ReportSection editor={editor} isNew={!saved} />
          <ParametersSection editor={editor} dueAt={live.preview?.runs[0]?.at} />
          <Section id="when" editor={editor}>
            <CadencePicker
              value={draft.cadence}
              onChange={editor.changeCadence}
              faults={messages}
              zones={zones.data}
              description={live.problem?.message ?? live.preview?.description}
              faulty={(live.problem?.errors.length ?? 0) > 0}
            />
          </Section>
          <ReadersSection editor={editor} dueAt={live.preview?.runs[0]?.at} />
          <OptionsSection editor={editor} />
          <SummarySection
            editor={editor}
            original={saved ? initial : undefined}
            description={live.preview?.description}
          >
            <Button loading={saving.busy} onClick={() => saving.save(false)}>
              Save
            </Button>
            <Button variant="default" disabled={saving.busy} onClick={() => saving.save(true)}>
              Save and run now
            </Button>
            <span className="dimmed">
              goes to {goesTo(draft.burst !== "off", draft.recipients.length)}
            </span>
          </SummarySection>
        </form>
        <LivePanel {...live} zone={draft.cadence.timezone} />
      </div>
    </>
  );
}

function Meanwhile({ editor, saving }: { editor: Editor; saving: ReturnType<typeof useSave> }) {
  const { theirs } = saving;
  if (!theirs) {
    return null;
  }
  const takeTheirs = () => {
    editor.setBaseVersion(theirs.version);
    editor.change(theirs.draft);
    saving.settle();
  };
  return (
    <Conflict
      theirs={theirs.draft}
      mine={editor.draft}
      onTakeTheirs={takeTheirs}
      onSaveMine={() => saving.save(false, theirs.version)}
    />
  );
}

function Kept({ editor }: { editor: Editor }) {
  if (!editor.kept) {
    return null;
  }
  return (
    <span className={classes.kept}>
      <span>Draft kept {clock(new Date(editor.kept.at), viewerZone)}</span>
      <Button size="compact-sm" variant="subtle" onClick={editor.discard}>
        Discard
      </Button>
    </span>
  );
}
