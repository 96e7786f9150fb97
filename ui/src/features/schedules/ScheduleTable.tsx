import { Link } from "@tanstack/react-router";
import { DataTable, type TableColumn } from "@/components/DataTable";
import { Instant } from "@/components/Instant";
import row from "@/components/RowLink.module.css";
import { StatusBadge } from "@/components/StatusBadge";
import type { Schedule } from "@/lib/api-types";
import { useOrg } from "@/lib/org";
import { circuitWord } from "./model";
import { ScheduleMenu } from "./ScheduleMenu";
import classes from "./ScheduleTable.module.css";

interface ScheduleTableProps {
  schedules: Schedule[] | undefined;
  sort: string;
  onSort: (sort: string) => void;
  stale: boolean;
}

const columns: TableColumn<Schedule>[] = [
  {
    key: "name",
    header: "Name",
    sort: "name",
    phone: "first",
    cell: (each) => <NameCell schedule={each} />,
  },
  {
    key: "state",
    header: "State",
    phone: "second",
    width: 104,
    cell: (each) => <StatusBadge state={each.state} />,
  },
  {
    key: "next",
    header: "Next run",
    sort: "next_run_at",
    width: 152,
    phone: "second",
    cell: (each) => <NextCell schedule={each} />,
  },
  {
    key: "every",
    header: "Every",
    wide: true,
    cell: (each) => <span className={classes.cadence}>{each.schedule_description}</span>,
  },
  {
    key: "last",
    header: "Last",
    sort: "last_run_at",
    width: 120,
    cell: (each) => <LastCell schedule={each} />,
  },
  {
    key: "readers",
    header: "Readers",
    width: 84,
    wide: true,
    align: "end",
    cell: (each) => (each.burst ? "by key" : each.recipients.length),
  },
  {
    key: "owner",
    header: "Owner",
    width: 116,
    wide: true,
    cell: (each) => <span className={classes.owner}>{each.owner.display_name}</span>,
  },
  {
    key: "menu",
    header: "",
    align: "end",
    phone: "first",
    width: 52,
    cell: (each) => (
      <span className={row.above}>
        <ScheduleMenu schedule={each} />
      </span>
    ),
  },
];

export function ScheduleTable({ schedules, sort, onSort, stale }: ScheduleTableProps) {
  return (
    <DataTable
      caption="Schedules"
      columns={columns}
      rows={schedules}
      rowKey={(each) => each.id}
      sort={sort}
      onSort={onSort}
      stale={stale}
    />
  );
}

function NameCell({ schedule }: { schedule: Schedule }) {
  const org = useOrg();
  return (
    <div className={classes.name}>
      <Link
        to="/o/$org/schedules/$id"
        params={{ org, id: schedule.id }}
        className={row.link}
        data-row-link
      >
        {schedule.name}
      </Link>
      <span className={classes.type}>{schedule.report_type_name}</span>
    </div>
  );
}

function NextCell({ schedule }: { schedule: Schedule }) {
  if (schedule.circuit) {
    return (
      <span className="dimmed">
        Paused itself, {circuitWord(schedule.circuit, schedule.timezone, new Date())}
      </span>
    );
  }
  return schedule.state === "paused" && schedule.paused_at ? (
    <span className="dimmed">
      paused <Instant at={schedule.paused_at} mode="relative" />
    </span>
  ) : (
    <Instant at={schedule.next_run_at} zone={schedule.timezone} />
  );
}

function LastCell({ schedule }: { schedule: Schedule }) {
  const org = useOrg();
  const last = schedule.last_execution;
  if (!last) {
    return <span className="dimmed">never</span>;
  }
  return (
    <span className={`${row.above} ${classes.last}`}>
      <Link to="/o/$org/executions/$id" params={{ org, id: last.id }} className={classes.run}>
        <StatusBadge state={last.status} />
      </Link>
      <span className={classes.type}>
        <Instant
          at={last.completed_at ?? schedule.last_run_at}
          zone={schedule.timezone}
          mode="relative"
        />
      </span>
    </span>
  );
}
