import { ConfirmCount } from "@/components/ConfirmCount";
import { toast } from "@/components/toast";
import type { DeadLetterFilters } from "@/lib/api-types";
import { deadLetters, useDeadLetterCommand } from "./api";
import { each, lettersWord, type Outcome, outcomeSentence } from "./model";
import { ResolveDialog } from "./ResolveDialog";

/** What a bulk action concerns: these, or whatever matches. */
export type Target =
  | { ids: readonly string[]; count: number }
  | { filters: DeadLetterFilters; count: number };

export interface Bulk {
  kind: "retry" | "resolve" | "delete";
  target: Target;
}

interface BulkDialogProps {
  bulk: Bulk;
  onClose: () => void;
  /** After it was done: the selection is over. */
  onDone: () => void;
}

const words = {
  retry: {
    title: "Retry",
    verb: "Retry",
    failed: "Nothing was retried.",
    one: "run is being retried",
    many: "runs are being retried",
    effect: "Each is made anew for its own period and, once it succeeds, goes to its readers.",
  },
  delete: {
    title: "Delete",
    verb: "Delete",
    failed: "Nothing was deleted.",
    one: "dead letter is deleted",
    many: "dead letters are deleted",
    effect:
      "They leave this list and cannot be retried from here any more. The runs that failed stay in the history.",
  },
};

/** Retry, resolve or delete several, with their number in the button. */
export function BulkDialog({ bulk, onClose, onDone }: BulkDialogProps) {
  const { mutateAsync } = useDeadLetterCommand();
  const { kind, target } = bulk;
  const finish = (message: string) => {
    toast(message);
    onDone();
  };
  if (kind === "resolve") {
    const ids = "ids" in target ? target.ids : [];
    const resolve = async (note: string) => {
      const outcome = (await mutateAsync(() =>
        each(ids, (id) => deadLetters.resolve(id, note)),
      )) as Outcome;
      finish(outcomeSentence(outcome, "is resolved", "are resolved"));
    };
    return (
      <ResolveDialog action={`Resolve ${target.count}`} onResolve={resolve} onClose={onClose} />
    );
  }
  const { title, verb, failed, one, many, effect } = words[kind];
  const run = async () => {
    const outcome = (await mutateAsync(() => perform(kind, target))) as Outcome;
    finish(outcomeSentence(outcome, one, many));
  };
  return (
    <ConfirmCount
      title={`${title} ${lettersWord(target.count)}`}
      action={`${verb} ${lettersWord(target.count)}`}
      danger={kind === "delete"}
      failed={failed}
      onConfirm={run}
      onClose={onClose}
    >
      {effect}
    </ConfirmCount>
  );
}

async function perform(kind: "retry" | "delete", target: Target): Promise<Outcome> {
  if ("ids" in target) {
    return each(target.ids, kind === "retry" ? deadLetters.retry : deadLetters.remove);
  }
  const all = kind === "retry" ? deadLetters.retryAll : deadLetters.removeAll;
  const { affected } = await all(target.filters);
  return { done: affected, failed: 0 };
}
