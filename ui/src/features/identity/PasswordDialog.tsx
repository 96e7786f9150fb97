import { Button, Modal, PasswordInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/ProblemAlert";
import { session } from "@/lib/session";
import { changePassword } from "./api";
import classes from "./SignIn.module.css";

interface PasswordDialogProps {
  /** A one-time password must be replaced before anything else: no way around it. */
  forced: boolean;
  onClose: () => void;
}

/** Changes the password; the server's policy answers field by field. */
export function PasswordDialog({ forced, onClose }: PasswordDialogProps) {
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      session.passwordChanged(await changePassword(current, next));
      onClose();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      opened
      onClose={forced ? () => undefined : onClose}
      withCloseButton={!forced}
      closeButtonProps={{ "aria-label": "Close" }}
      title={forced ? "Choose your own password" : "Change password"}
    >
      <form className={classes.form} onSubmit={submit}>
        {forced && <p>The one you signed in with was for the first time only.</p>}
        {error !== undefined && <ProblemAlert what="The password was not changed." error={error} />}
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label="New password"
          description="At least 12 characters; a few words are fine"
          autoComplete="new-password"
          required
          withAsterisk={false}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy}>
          Change password
        </Button>
      </form>
    </Modal>
  );
}
