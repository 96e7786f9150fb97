import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { toast } from "@/components/toast";
import { scheduleQuery, schedules, useScheduleCommand } from "@/features/schedules/api";
import { draftOf, goesTo, type ScheduleDraft, toInput } from "@/features/schedules/model";
import type { Schedule } from "@/lib/api-types";
import { useOrg } from "@/lib/org";
import { asProblem } from "@/lib/problem";
import type { Editor } from "./useEditor";

export interface Theirs {
  draft: ScheduleDraft;
  version: number;
}

/** Saves, and where that fails says why: at the fields, beside the other version, or as a whole. */
export function useSave(editor: Editor, id: string | undefined) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const org = useOrg();
  const [problem, setProblem] = useState<unknown>();
  const [theirs, setTheirs] = useState<Theirs>();
  const command = useScheduleCommand((version: number | undefined) => {
    const input = toInput(editor.draft);
    return id ? schedules.update(id, input, version) : schedules.create(input);
  });

  const afterwards = async (saved: Schedule, run: boolean) => {
    editor.done();
    client.setQueryData(scheduleQuery(saved.id).queryKey, saved);
    const started = run ? await schedules.run(saved.id).catch(() => undefined) : undefined;
    toast(
      started
        ? `Saved. A run for ${goesTo(saved.burst !== undefined, saved.recipients.length)} has started.`
        : `${saved.name} is saved.`,
    );
    await (started
      ? navigate({ to: "/o/$org/executions/$id", params: { org, id: started.execution_id } })
      : navigate({ to: "/o/$org/schedules/$id", params: { org, id: saved.id } }));
  };

  const refused = async (error: unknown) => {
    const why = asProblem(error);
    if (why.status === 412 && id) {
      const current = await client.fetchQuery({ ...scheduleQuery(id), staleTime: 0 });
      setTheirs({ draft: draftOf(current), version: current.version });
    } else if (why.errors.length > 0) {
      editor.refuse(why.errors);
    } else {
      setProblem(why);
    }
  };

  const save = async (run: boolean, version = editor.baseVersion) => {
    setProblem(undefined);
    setTheirs(undefined);
    if (!editor.attemptSave() || command.isPending) {
      return;
    }
    try {
      await afterwards(await command.mutateAsync(version), run);
    } catch (error) {
      await refused(error).catch(setProblem);
    }
  };

  return { save, busy: command.isPending, problem, theirs, settle: () => setTheirs(undefined) };
}
