import { Link } from "@tanstack/react-router";
import { Dash } from "@/components/Dash";
import { DataTable, type TableColumn } from "@/components/DataTable";
import { Instant } from "@/components/Instant";
import row from "@/components/RowLink.module.css";
import { StatusBadge } from "@/components/StatusBadge";
import type { Execution } from "@/lib/api-types";
import { count, duration } from "@/lib/format";
import { useOrg } from "@/lib/org";
import classes from "./ExecutionTable.module.css";
import { deliveriesWord, lateAfterMs, reasonOf, shownState, shownWord, triggerWord } from "./model";

interface ExecutionTableProps {
  executions: Execution[] | undefined;
  stale: boolean;
  /** False on the page of one schedule. */
  withSchedule?: boolean;
}

const due: TableColumn<Execution> = {
  key: "due",
  header: "Due",
  phone: "second",
  width: 150,
  cell: (each) => <DueCell execution={each} />,
};

const schedule: TableColumn<Execution> = {
  key: "schedule",
  header: "Schedule",
  phone: "first",
  cell: (each) => <span className={classes.name}>{each.schedule_name}</span>,
};

const rest: TableColumn<Execution>[] = [
  {
    key: "state",
    header: "State",
    phone: "second",
    cell: (each) => (
      <StatusBadge state={shownState(each)} word={shownWord(each)} reason={reasonOf(each)} />
    ),
  },
  {
    key: "late",
    header: "Late by",
    width: 88,
    wide: true,
    align: "end",
    cell: (each) => <Lateness ms={each.lateness_ms} />,
  },
  {
    key: "took",
    header: "Took",
    width: 108,
    align: "end",
    cell: (each) => duration(each.duration_ms),
  },
  {
    key: "rows",
    header: "Rows",
    width: 104,
    wide: true,
    align: "end",
    cell: (each) => count(each.row_count),
  },
  {
    key: "delivered",
    header: "Delivered",
    width: 92,
    align: "end",
    phone: "second",
    cell: (each) => <Delivered execution={each} />,
  },
  {
    key: "trigger",
    header: "Started by",
    width: 120,
    wide: true,
    cell: (each) => <span className={classes.trigger}>{triggerWord(each.trigger)}</span>,
  },
];

/** Beside the facts of a schedule there is room for few columns; a run's page has the rest. */
function isNarrow({ key }: TableColumn<Execution>): boolean {
  return key !== "late" && key !== "rows";
}

export function ExecutionTable({ executions, stale, withSchedule = true }: ExecutionTableProps) {
  return (
    <DataTable
      caption="Runs"
      columns={
        withSchedule
          ? [due, schedule, ...rest]
          : [{ ...due, phone: "first" }, ...rest.filter(isNarrow)]
      }
      rows={executions}
      rowKey={(each) => each.id}
      stale={stale}
    />
  );
}

function DueCell({ execution }: { execution: Execution }) {
  const org = useOrg();
  return (
    <Link
      to="/o/$org/executions/$id"
      params={{ org, id: execution.id }}
      className={row.link}
      data-row-link
    >
      <Instant at={execution.scheduled_for} zone={execution.timezone} focusable={false} />
    </Link>
  );
}

/** "11/12"; on phones with its noun, for no header stands above it. */
function Delivered({ execution }: { execution: Execution }) {
  const word = deliveriesWord(execution);
  return word === undefined ? (
    <Dash />
  ) : (
    <>
      {word}
      <span className="phone-only"> delivered</span>
    </>
  );
}

/** A start within seconds of the due time is on time; a dash says so quietly. */
function Lateness({ ms }: { ms: number | null | undefined }) {
  if (ms == null || ms < lateAfterMs) {
    return <Dash />;
  }
  return <span className={classes.late}>{duration(ms)}</span>;
}
