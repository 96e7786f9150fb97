import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { toast, toastProblem } from "@/components/toast";
import type { ExecutionDetail } from "@/lib/api-types";
import { plural } from "@/lib/format";
import { atLeast, useMe, useOrg } from "@/lib/org";
import { executions, useExecutionCommand } from "./api";
import { ExtendDialog } from "./ExtendDialog";
import { isActive } from "./model";
import { ResendDialog } from "./ResendDialog";

/** What can be done with a run: cancel or give it longer while it goes on; afterwards re-send, or run again. */
export function ExecutionActions({ execution }: { execution: ExecutionDetail }) {
  const [open, setOpen] = useState<"resend" | "extend">();
  const close = () => setOpen(undefined);
  const mayExtend = atLeast(useMe(), "administrator");
  const org = useOrg();
  const navigate = useNavigate();
  const again = useExecutionCommand(executions.runAgain);
  const cancel = useExecutionCommand(executions.cancel);
  const resend = useExecutionCommand((id: string) => executions.redeliver(id));

  const runAgain = async () => {
    try {
      const { execution_id } = await again.mutateAsync(execution.id);
      toast("A new run for the same period has started.");
      await navigate({ to: "/o/$org/executions/$id", params: { org, id: execution_id } });
    } catch (error) {
      toastProblem("It was not run again.", error);
    }
  };
  const resendFailed = () =>
    resend
      .mutateAsync(execution.id)
      .then((done) => toast(`The files go again to ${plural(done.affected, "reader")}.`))
      .catch((error: unknown) => toastProblem("They were not sent.", error));
  const stop = () =>
    cancel
      .mutateAsync(execution.id)
      .then(() => toast("The run is being stopped."))
      .catch((error: unknown) => toastProblem("The run was not stopped.", error));

  if (isActive(execution)) {
    return (
      <>
        {mayExtend && (
          <Button variant="default" onClick={() => setOpen("extend")}>
            Extend time limit
          </Button>
        )}
        <Button variant="default" loading={cancel.isPending} onClick={stop}>
          Cancel the run
        </Button>
        {open === "extend" && <ExtendDialog execution={execution} onClose={close} />}
      </>
    );
  }
  return (
    <>
      {execution.split && execution.deliveries_failed > 0 && (
        <Button variant="default" loading={resend.isPending} onClick={resendFailed}>
          Re-send what failed
        </Button>
      )}
      {!execution.split && execution.artifacts.length > 0 && execution.deliveries.length > 0 && (
        <Button variant="default" onClick={() => setOpen("resend")}>
          Re-send
        </Button>
      )}
      <Button variant="default" loading={again.isPending} onClick={runAgain}>
        Run again
      </Button>
      {open === "resend" && <ResendDialog execution={execution} onClose={close} />}
    </>
  );
}
