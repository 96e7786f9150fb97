import { useNavigate } from "@tanstack/react-router";
import { toast, toastLink, toastProblem } from "@/components/toast";
import type { DeadLetter } from "@/lib/api-types";
import { useOrg } from "@/lib/org";
import { deadLetters, useDeadLetterCommand } from "./api";

/** The commands on one dead letter, each saying what happened and offering the way back. */
export function useLetterActions(letter: DeadLetter) {
  const { id, schedule_name: name } = letter;
  const { mutateAsync } = useDeadLetterCommand();
  const org = useOrg();
  const navigate = useNavigate();
  const openRun = (run: string) =>
    void navigate({ to: "/o/$org/executions/$id", params: { org, id: run } });
  const run = <T,>(command: () => Promise<T>) => mutateAsync(command) as Promise<T>;
  return {
    async retry() {
      try {
        const { execution_id } = await run(() => deadLetters.retry(id));
        toastLink(`${name} is being retried.`, "Open the run", () => openRun(execution_id));
      } catch (error) {
        toastProblem(`${name} was not retried.`, error);
      }
    },
    /** Throws: the dialog shows why not. */
    async resolve(note: string) {
      await run(() => deadLetters.resolve(id, note));
      toast(`${name} is resolved.`, () => run(() => deadLetters.reopen(id)));
    },
    async reopen() {
      try {
        await run(() => deadLetters.reopen(id));
        toast(`${name} is open again.`);
      } catch (error) {
        toastProblem(`${name} was not reopened.`, error);
      }
    },
    async remove() {
      await run(() => deadLetters.remove(id));
      toast(`The dead letter of ${name} is deleted. Its run stays in the history.`);
    },
  };
}
