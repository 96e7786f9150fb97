import { Link } from "@tanstack/react-router";
import { Dash } from "@/components/Dash";
import { DataTable, type TableColumn } from "@/components/DataTable";
import { Instant } from "@/components/Instant";
import row from "@/components/RowLink.module.css";
import { StatusBadge } from "@/components/StatusBadge";
import type { Queue, QueueRun, Scope } from "@/lib/api-types";
import { count, duration, plural, roughly } from "@/lib/format";
import { useMe } from "@/lib/org";
import classes from "./Dashboard.module.css";
import { circuitState, ofLimit } from "./model";
import { RunLink } from "./RunLinks";

type Organization = Queue["organizations"][number];
type Source = Queue["sources"][number];

const shownFirst = 10;

function RunName({ run }: { run: QueueRun }) {
  const isMine = useMe().organizations.some(({ key }) => key === run.organization);
  const name = run.schedule_name || "A deleted schedule";
  return isMine ? (
    <Link
      to="/o/$org/executions/$id"
      params={{ org: run.organization, id: run.execution_id }}
      className={row.link}
      data-row-link
    >
      {name}
    </Link>
  ) : (
    name
  );
}

function runningColumns(scope: Scope, now: Date): TableColumn<QueueRun>[] {
  return [
    {
      key: "schedule",
      header: "Running",
      phone: "first",
      cell: (run) => <RunName run={run} />,
    },
    ...(scope === "installation"
      ? [
          {
            key: "organization",
            header: "Organisation",
            width: 140,
            phone: "second" as const,
            cell: (run: QueueRun) => run.organization,
          },
        ]
      : []),
    {
      key: "for",
      header: "For",
      align: "end",
      width: 110,
      phone: "first",
      cell: (run) => duration(Math.max(1000, now.getTime() - Date.parse(run.started_at))),
    },
    {
      key: "rows",
      header: "Rows",
      align: "end",
      width: 110,
      phone: "second",
      cell: ({ progress }) =>
        progress ? (
          <>
            {count(progress.rows)} <span className="phone-only">rows</span>
          </>
        ) : (
          <Dash />
        ),
    },
    {
      key: "node",
      header: "Node",
      width: 130,
      wide: true,
      cell: ({ node }) => node ?? <Dash />,
    },
    {
      key: "deadline",
      header: "Stopped at the latest",
      width: 180,
      wide: true,
      cell: (run) => <Instant at={run.deadline_at} mode="relative" />,
    },
  ];
}

/** Runs at work, oldest first. */
export function RunningTable({ runs, scope, now }: { runs: QueueRun[]; scope: Scope; now: Date }) {
  return (
    <>
      <DataTable
        caption="Runs at work, oldest first"
        columns={runningColumns(scope, now)}
        rows={runs.slice(0, shownFirst)}
        rowKey={(run) => run.execution_id}
      />
      {runs.length > shownFirst && (
        <p className={classes.more}>
          <RunLink scope={scope} search={{ status: "running", since: "all" }}>
            {plural(runs.length - shownFirst, "more run")}
          </RunLink>
        </p>
      )}
    </>
  );
}

function waitingCell({ waiting }: { waiting: number }) {
  return (
    <>
      {count(waiting)} <span className="phone-only">waiting</span>
    </>
  );
}

function runningCell(running: number, limit: number | undefined) {
  return (
    <>
      {ofLimit(running, limit)} <span className="phone-only">running</span>
    </>
  );
}

export function OrganizationTable({ rows, now }: { rows: Organization[]; now: Date }) {
  const columns: TableColumn<Organization>[] = [
    { key: "name", header: "Organisation", phone: "first", cell: ({ name }) => name },
    {
      key: "waiting",
      header: "Waiting",
      align: "end",
      width: 84,
      phone: "second",
      cell: waitingCell,
    },
    {
      key: "running",
      header: "Running",
      align: "end",
      width: 100,
      phone: "second",
      cell: (each) => runningCell(each.running, each.max_running),
    },
    {
      key: "oldest",
      header: "Oldest waits",
      align: "end",
      width: 120,
      phone: "second",
      cell: ({ oldest_waiting_at: at }) =>
        at ? (
          <>
            <span className="phone-only">oldest</span> {roughly(now.getTime() - Date.parse(at))}
          </>
        ) : (
          <Dash />
        ),
    },
  ];
  return (
    <DataTable
      caption="Queue by organisation"
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
    />
  );
}

export function SourceTable({ rows, now }: { rows: Source[]; now: Date }) {
  const columns: TableColumn<Source>[] = [
    { key: "name", header: "Source", phone: "first", cell: ({ name }) => <code>{name}</code> },
    {
      key: "waiting",
      header: "Waiting",
      align: "end",
      width: 84,
      phone: "second",
      cell: waitingCell,
    },
    {
      key: "running",
      header: "Running",
      align: "end",
      width: 100,
      phone: "second",
      cell: (each) => runningCell(each.running, each.max_running),
    },
    {
      key: "circuit",
      header: "State",
      phone: "second",
      cell: ({ circuit }) => <StatusBadge {...circuitState(circuit, now)} />,
    },
  ];
  return (
    <DataTable
      caption="Queue by source"
      columns={columns}
      rows={rows}
      rowKey={({ name }) => name}
    />
  );
}
