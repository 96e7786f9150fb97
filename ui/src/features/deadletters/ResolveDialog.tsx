import { Button, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Dialog } from "@/components/Dialog";
import { ProblemAlert } from "@/components/ProblemAlert";
import classes from "./DeadLetters.module.css";

interface ResolveDialogProps {
  /** "Resolve", "Resolve 12" */
  action: string;
  onResolve: (note: string) => Promise<unknown>;
  onClose: () => void;
}

/** Closes a case without another run; the note says to the next person why. */
export function ResolveDialog({ action, onResolve, onClose }: ResolveDialogProps) {
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await onResolve(note.trim());
      onClose();
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  return (
    <Dialog title="Resolve without another run" onClose={onClose}>
      <form className={classes.form} onSubmit={submit}>
        {error !== undefined && <ProblemAlert what="It was not resolved." error={error} />}
        <Textarea
          label="Note"
          description="What was done about it, for the next person who looks. May be left empty."
          maxLength={500}
          rows={3}
          data-autofocus
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
