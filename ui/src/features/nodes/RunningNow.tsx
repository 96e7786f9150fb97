import { Link } from "@tanstack/react-router";
import { Dash } from "@/components/Dash";
import { DataTable, type TableColumn } from "@/components/DataTable";
import { Instant } from "@/components/Instant";
import { Panel } from "@/components/Panel";
import row from "@/components/RowLink.module.css";
import type { QueueRun } from "@/lib/api-types";
import { count, plural } from "@/lib/format";
import { useMe } from "@/lib/org";
import { rowsSoFar } from "./model";
import classes from "./Nodes.module.css";

interface RunningNowProps {
  runs: QueueRun[];
  /** The names of the organisations, by their keys. */
  names: ReadonlyMap<string, string>;
}

/** Each report that runs, on which node, and the way to it. */
export function RunningNow({ runs, names }: RunningNowProps) {
  return (
    <Panel
      flush
      title="Running now"
      aside={<span className="dimmed">{plural(runs.length, "report")}</span>}
    >
      {runs.length > 0 ? (
        <DataTable
          caption="Running now"
          columns={columnsFor(names)}
          rows={runs}
          rowKey={(each) => each.execution_id}
        />
      ) : (
        <p className={classes.nothing}>No report runs at the moment.</p>
      )}
    </Panel>
  );
}

function columnsFor(names: ReadonlyMap<string, string>): TableColumn<QueueRun>[] {
  return [
    { key: "name", header: "Schedule", phone: "first", cell: (each) => <RunName run={each} /> },
    {
      key: "organization",
      header: "Organisation",
      width: 136,
      wide: true,
      cell: (each) => names.get(each.organization) ?? each.organization,
    },
    {
      key: "node",
      header: "Node",
      width: 120,
      phone: "second",
      cell: (each) => each.node ?? <Dash />,
    },
    {
      key: "since",
      header: "Started",
      width: 104,
      phone: "second",
      cell: (each) => <Instant at={each.started_at} mode="relative" />,
    },
    {
      key: "rows",
      header: "Rows",
      width: 104,
      align: "end",
      phone: "second",
      cell: (each) => (
        <>
          {count(rowsSoFar(each.progress))}
          <span className="phone-only"> rows</span>
        </>
      ),
    },
    {
      key: "deadline",
      header: "Ends by",
      width: 150,
      wide: true,
      cell: (each) => <Instant at={each.deadline_at} />,
    },
  ];
}

/** Only what belongs to an organisation of the person can be opened. */
function RunName({ run }: { run: QueueRun }) {
  const member = useMe().organizations.some((each) => each.key === run.organization);
  return member ? (
    <Link
      to="/o/$org/executions/$id"
      params={{ org: run.organization, id: run.execution_id }}
      className={row.link}
      data-row-link
    >
      {run.schedule_name}
    </Link>
  ) : (
    <span>{run.schedule_name}</span>
  );
}
