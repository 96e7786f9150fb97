import { useNavigate } from "@tanstack/react-router";
import { toast, toastProblem } from "@/components/toast";
import type { Schedule } from "@/lib/api-types";
import { useOrg } from "@/lib/org";
import { schedules, useScheduleCommand } from "./api";

/** The commands on one schedule, each saying what happened and offering the way back. */
export function useActions(schedule: Schedule) {
  const { id, name } = schedule;
  const { mutateAsync } = useScheduleCommand((command: () => Promise<unknown>) => command());
  const openRun = useOpenRun();

  async function attempt<T>(what: string, command: () => Promise<T>): Promise<T | undefined> {
    try {
      return (await mutateAsync(command)) as T;
    } catch (error) {
      toastProblem(what, error);
      return undefined;
    }
  }
  const back = (command: () => Promise<unknown>) => () => mutateAsync(command);

  return {
    async runNow() {
      const started = await attempt(`${name} was not started.`, () => schedules.run(id));
      if (started) {
        openRun(started.execution_id);
      }
    },
    async sendTest() {
      const started = await attempt("The test was not sent.", () => schedules.run(id, "me"));
      if (started) {
        openRun(started.execution_id);
        toast("A test is on its way to you; nobody else gets it.");
      }
    },
    async pause() {
      if (await attempt(`${name} was not paused.`, () => schedules.pause(id))) {
        toast(
          `${name} is paused.`,
          back(() => schedules.resume(id)),
        );
      }
    },
    async resume() {
      if (await attempt(`${name} was not resumed.`, () => schedules.resume(id))) {
        toast(
          `${name} runs again.`,
          back(() => schedules.pause(id)),
        );
      }
    },
    async closeCircuit() {
      const done = await attempt(`${name} still rests.`, () => schedules.closeCircuit(id));
      if (done) {
        toast(`${name} runs again at its times.`);
      }
    },
    clone: () => attempt(`${name} was not cloned.`, () => schedules.clone(id)),
    async remove(): Promise<boolean> {
      const done = await attempt(`${name} was not deleted.`, () =>
        schedules.remove(id).then(() => true),
      );
      if (done) {
        toast(
          `${name} is deleted.`,
          back(() => schedules.restore(id)),
        );
      }
      return done ?? false;
    },
    async restore() {
      if (await attempt(`${name} was not restored.`, () => schedules.restore(id))) {
        toast(`${name} is back.`);
      }
    },
  };
}

function useOpenRun() {
  const org = useOrg();
  const navigate = useNavigate();
  return (id: string) => void navigate({ to: "/o/$org/executions/$id", params: { org, id } });
}
