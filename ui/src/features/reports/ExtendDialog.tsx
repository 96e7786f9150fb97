import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Dialog } from "@/components/Dialog";
import { ProblemAlert } from "@/components/ProblemAlert";
import { toast } from "@/components/toast";
import type { ExecutionDetail } from "@/lib/api-types";
import { duration, plural } from "@/lib/format";
import { executions, useExecutionCommand } from "./api";
import { limitFault, proposedLimit } from "./model";
import classes from "./ResendDialog.module.css";

interface ExtendDialogProps {
  execution: ExecutionDetail;
  onClose: () => void;
}

/** Another time limit for this one run (PR-7.10); the schedule keeps its own. */
export function ExtendDialog({ execution, onClose }: ExtendDialogProps) {
  const [minutes, setMinutes] = useState(() => proposedLimit(execution.timeout_seconds));
  const [fault, setFault] = useState<string>();
  const now = duration(execution.timeout_seconds * 1000);
  const command = useExecutionCommand(() => executions.extend(execution.id, minutes));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = limitFault(minutes);
    setFault(wrong);
    if (!wrong && (await command.mutateAsync(undefined).catch(() => undefined))) {
      toast(`This run may take ${plural(minutes, "minute")}.`);
      onClose();
    }
  };
  return (
    <Dialog title="Extend the time limit" onClose={onClose}>
      <form className={classes.body} onSubmit={submit} noValidate>
        {command.error && <ProblemAlert what="The limit was not changed." error={command.error} />}
        <TextInput
          type="number"
          inputMode="numeric"
          min={1}
          max={1440}
          label="Minutes from the start of an attempt"
          description={`Now ${now}. For this run only; the schedule keeps its limit.`}
          error={fault}
          data-autofocus
          value={Number.isNaN(minutes) ? "" : minutes}
          onChange={(event) => setMinutes(event.currentTarget.valueAsNumber)}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            Keep {now}
          </Button>
          <Button type="submit" loading={command.isPending}>
            Set the limit
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
