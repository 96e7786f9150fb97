import { DataTable, type TableColumn } from "@/components/DataTable";
import { Instant } from "@/components/Instant";
import { Panel } from "@/components/Panel";
import { StatusBadge } from "@/components/StatusBadge";
import type { Queue, QueueKind, QueueOrganization, QueueSource } from "@/lib/api-types";
import { count } from "@/lib/format";
import { circuitReason, circuitState, inOrder, kindWord } from "./model";
import classes from "./Nodes.module.css";
import { RunningNow } from "./RunningNow";

/** What waits and what runs: by kind, by source, by organisation, and each run. */
export function QueuePanels({ queue }: { queue: Queue | undefined }) {
  const names = new Map(queue?.organizations.map(({ key, name }) => [key, name]));
  return (
    <>
      <Panel flush title="Queue">
        <DataTable
          caption="Queue by kind"
          columns={kinds}
          rows={queue && inOrder(queue.kinds)}
          rowKey={(each) => each.kind}
          skeletonRows={2}
        />
      </Panel>
      {queue && queue.organizations.length > 0 && (
        <Panel flush title="Reports by organisation">
          <DataTable
            caption="Reports by organisation"
            columns={organizations}
            rows={queue.organizations}
            rowKey={(each) => each.key}
          />
        </Panel>
      )}
      {queue && queue.sources.length > 0 && (
        <Panel flush title="Reports by source">
          <DataTable
            caption="Reports by source"
            columns={sources}
            rows={queue.sources}
            rowKey={(each) => each.name}
          />
        </Panel>
      )}
      {queue && <RunningNow runs={queue.running} names={names} />}
    </>
  );
}

/** A number that on phones, where no header stands above it, says what it counts. */
function number<T>(key: string, header: string, of: (row: T) => number, word: string) {
  const column: TableColumn<T> = {
    key,
    header,
    width: 104,
    align: "end",
    phone: "second",
    cell: (each) => (
      <>
        {count(of(each))}
        <span className="phone-only"> {word}</span>
      </>
    ),
  };
  return column;
}

/** "3 of 10" */
function ofLimit<T extends { running: number; max_running?: number }>(): TableColumn<T> {
  return {
    key: "running",
    header: "Running",
    width: 104,
    align: "end",
    phone: "second",
    cell: (each) => (
      <>
        {count(each.running)}
        {each.max_running !== undefined && ` of ${count(each.max_running)}`}
        <span className="phone-only"> running</span>
      </>
    ),
  };
}

function longest<T extends { oldest_waiting_at?: string }>(): TableColumn<T> {
  return {
    key: "oldest",
    header: "Oldest waits since",
    width: 168,
    wide: true,
    align: "end",
    cell: (each) => <Instant at={each.oldest_waiting_at} mode="relative" />,
  };
}

const kinds: TableColumn<QueueKind>[] = [
  { key: "kind", header: "What", phone: "first", cell: (each) => kindWord(each.kind) },
  number("running", "Running", (each) => each.running, "running"),
  number("waiting", "Waiting", (each) => each.waiting, "waiting"),
  number("delayed", "To be retried", (each) => each.delayed, "to be retried"),
  longest(),
];

const organizations: TableColumn<QueueOrganization>[] = [
  { key: "name", header: "Organisation", phone: "first", cell: (each) => each.name },
  ofLimit(),
  number("waiting", "Waiting", (each) => each.waiting, "waiting"),
  {
    key: "weight",
    header: "Weight",
    width: 104,
    align: "end",
    wide: true,
    cell: (each) => count(each.weight),
  },
  longest(),
];

const sources: TableColumn<QueueSource>[] = [
  { key: "name", header: "Source", phone: "first", cell: (each) => each.name },
  {
    key: "state",
    header: "State",
    phone: "second",
    cell: ({ circuit }) => (
      <>
        <StatusBadge state={circuitState(circuit)} reason={circuitReason(circuit)} />
        {circuit.until && (
          <span className={`${classes.meta} ${classes.line}`}>
            tried again <Instant at={circuit.until} mode="relative" />
          </span>
        )}
      </>
    ),
  },
  ofLimit(),
  number("waiting", "Waiting", (each) => each.waiting, "waiting"),
];
