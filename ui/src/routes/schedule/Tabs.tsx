import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { EmptyState } from "@/components/EmptyState";
import { Pager } from "@/components/Pager";
import { ProblemAlert } from "@/components/ProblemAlert";
import { toast, toastProblem } from "@/components/toast";
import { Waiting } from "@/components/Waiting";
import { AuditTable } from "@/features/audit/AuditTable";
import { changesQuery } from "@/features/audit/api";
import { ReadersTable } from "@/features/delivery/ReadersTable";
import { executionQuery } from "@/features/reports/api";
import { ExecutionTable } from "@/features/reports/ExecutionTable";
import { schedules, useScheduleCommand } from "@/features/schedules/api";
import type { Recipient, Schedule } from "@/lib/api-types";
import { useRuns } from "./LastRuns";

export function RunsTab({ schedule }: { schedule: Schedule }) {
  const runs = useRuns(schedule);
  if (runs.error && !runs.data) {
    return (
      <ProblemAlert
        what="The runs could not be read."
        error={runs.error}
        retry={() => runs.refetch()}
      />
    );
  }
  if (runs.data?.total === 0) {
    return (
      <EmptyState title="No runs yet">
        Each run stands here, with its files and deliveries.
      </EmptyState>
    );
  }
  return (
    <ExecutionTable
      executions={runs.data?.items}
      stale={runs.isPlaceholderData}
      withSchedule={false}
    />
  );
}

export function ReadersTab({ schedule }: { schedule: Schedule }) {
  const lastId = schedule.last_execution?.id ?? "";
  const last = useQuery({ ...executionQuery(lastId), enabled: lastId !== "" });
  const command = useScheduleCommand((run: () => Promise<unknown>) => run());
  const remove = (recipient: Recipient) => {
    const { channel, destination, options, id } = recipient;
    command
      .mutateAsync(() => schedules.removeRecipient(schedule.id, id))
      .then(() =>
        toast(`${destination} gets no more of these.`, () =>
          command.mutateAsync(() =>
            schedules.addRecipient(schedule.id, { channel, destination, options }),
          ),
        ),
      )
      .catch((error: unknown) => toastProblem(`${destination} was not removed.`, error));
  };
  if (schedule.burst) {
    return (
      <p className="dimmed">
        The report's own query names who gets which part, anew in every run. Each run shows its
        readers.
      </p>
    );
  }
  if (schedule.recipients.length === 0) {
    return <EmptyState title="No readers">Edit the schedule to add some.</EmptyState>;
  }
  return (
    <ReadersTable
      recipients={schedule.recipients}
      last={last.data?.deliveries ?? []}
      onRemove={schedule.can_edit ? remove : undefined}
    />
  );
}

export function ChangesTab({ schedule }: { schedule: Schedule }) {
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<string>();
  const changes = useQuery(changesQuery(schedule.id, page));
  if (!changes.data) {
    return <Waiting what="The changes could not be read." queries={[changes]} />;
  }
  if (changes.data.total === 0) {
    return <EmptyState title="No changes yet" />;
  }
  return (
    <>
      <AuditTable items={changes.data.items} open={open} onOpen={setOpen} withObject={false} />
      <Pager page={page} limit={changes.data.limit} total={changes.data.total} onPage={setPage} />
    </>
  );
}
