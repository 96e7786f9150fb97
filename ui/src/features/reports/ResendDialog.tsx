import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "@/components/Dialog";
import { ProblemAlert } from "@/components/ProblemAlert";
import { stateWord } from "@/components/StatusBadge";
import { toast } from "@/components/toast";
import type { ExecutionDetail } from "@/lib/api-types";
import { plural } from "@/lib/format";
import { executions, useExecutionCommand } from "./api";
import { worthResending } from "./model";
import classes from "./ResendDialog.module.css";

interface ResendDialogProps {
  execution: ExecutionDetail;
  onClose: () => void;
}

/** The same file once more, to those whom it did not reach or whom one picks. */
export function ResendDialog({ execution, onClose }: ResendDialogProps) {
  const [chosen, setChosen] = useState(() =>
    worthResending(execution.deliveries).map((each) => each.id),
  );
  const command = useExecutionCommand((ids: string[]) => executions.redeliver(execution.id, ids));
  const send = async () => {
    const done = await command.mutateAsync(chosen).catch(() => undefined);
    if (done) {
      toast(`The file goes again to ${plural(done.affected, "reader")}.`);
      onClose();
    }
  };
  return (
    <Dialog title="Send the same file again" onClose={onClose}>
      <div className={classes.body}>
        {command.error && <ProblemAlert what="It was not sent." error={command.error} />}
        <Checkbox.Group label="To" value={chosen} onChange={setChosen}>
          <div className={classes.list}>
            {execution.deliveries.map((delivery) => (
              <Checkbox
                key={delivery.id}
                value={delivery.id}
                label={delivery.destination}
                description={stateWord(delivery.status)}
              />
            ))}
          </div>
        </Checkbox.Group>
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={command.isPending} disabled={chosen.length === 0} onClick={send}>
            Send to {plural(chosen.length, "reader")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
