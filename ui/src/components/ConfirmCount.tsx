import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useState } from "react";
import classes from "./ConfirmCount.module.css";
import { Dialog } from "./Dialog";
import { ProblemAlert } from "./ProblemAlert";

interface ConfirmCountProps {
  title: string;
  /** What will happen, in one or two sentences. */
  children: ReactNode;
  /** With the count in it: "Delete 12 dead letters". */
  action: string;
  danger?: boolean;
  /** Shown where it did not work: "Nothing was deleted." */
  failed: string;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Says what happens to how many, and lets go. The button repeats the count; nobody is asked "sure?". */
export function ConfirmCount(props: ConfirmCountProps) {
  const { title, children, action, danger, failed, onConfirm, onClose } = props;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const confirm = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm();
      onClose();
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={classes.body}>
        {error !== undefined && <ProblemAlert what={failed} error={error} />}
        <div>{children}</div>
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button className={danger ? classes.danger : undefined} loading={busy} onClick={confirm}>
            {action}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
