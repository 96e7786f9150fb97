import { type ReactNode, useState } from "react";
import { ConfirmCount } from "@/components/ConfirmCount";
import type { DeadLetter } from "@/lib/api-types";
import { useLetterActions } from "./actions";
import { lettersWord } from "./model";
import { ResolveDialog } from "./ResolveDialog";

interface LetterDialogs {
  dialog: ReactNode;
  askResolve: () => void;
  askDelete: () => void;
}

/** The dialogs that the commands on one dead letter need. */
export function useLetterDialogs(letter: DeadLetter, onDeleted?: () => void): LetterDialogs {
  const [asking, setAsking] = useState<"resolve" | "delete">();
  const actions = useLetterActions(letter);
  const close = () => setAsking(undefined);
  const remove = async () => {
    await actions.remove();
    onDeleted?.();
  };
  return {
    dialog: (
      <>
        {asking === "resolve" && (
          <ResolveDialog action="Resolve" onResolve={actions.resolve} onClose={close} />
        )}
        {asking === "delete" && (
          <ConfirmCount
            title="Delete the dead letter"
            action={`Delete ${lettersWord(1)}`}
            danger
            failed="It was not deleted."
            onConfirm={remove}
            onClose={close}
          >
            It leaves this list and cannot be retried from here any more. The run that failed stays
            in the history.
          </ConfirmCount>
        )}
      </>
    ),
    askResolve: () => setAsking("resolve"),
    askDelete: () => setAsking("delete"),
  };
}
