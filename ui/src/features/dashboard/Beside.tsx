import { Link } from "@tanstack/react-router";
import { Dash } from "@/components/Dash";
import { DataTable, type TableColumn } from "@/components/DataTable";
import { Panel } from "@/components/Panel";
import type { Dashboard, Scope, TypeCost } from "@/lib/api-types";
import { bytes, count, duration, percent } from "@/lib/format";
import { useOrg } from "@/lib/org";
import classes from "./Dashboard.module.css";
import { rangeWords } from "./model";

/** E-mails of the range, and how many wait now. */
export function Sendings({ dashboard: { deliveries, range } }: { dashboard: Dashboard }) {
  const figures: [string, string][] = [
    ["Sent", count(deliveries.sent)],
    ["Failed", count(deliveries.failed)],
    ["Bounced", count(deliveries.bounced)],
    ["Delivered", percent(deliveries.success_rate)],
    ["Waiting now", count(deliveries.pending)],
  ];
  return (
    <Panel title="E-mails" aside={<span className="dimmed">{rangeWords[range]}</span>}>
      <dl className={classes.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function TypeLink({ type, name }: { type: string; name: string }) {
  const org = useOrg();
  return (
    <Link to="/o/$org/schedules" params={{ org }} search={{ type }}>
      {name}
    </Link>
  );
}

function costColumns(scope: Scope, nameOf: (type: string) => string): TableColumn<TypeCost>[] {
  return [
    {
      key: "type",
      header: "Report type",
      phone: "first",
      cell: ({ report_type: type }) =>
        scope === "organization" ? <TypeLink type={type} name={nameOf(type)} /> : nameOf(type),
    },
    {
      key: "runs",
      header: "Runs",
      align: "end",
      width: 92,
      phone: "second",
      cell: (each) => (
        <>
          {count(each.count)} <span className="phone-only">runs</span>
        </>
      ),
    },
    {
      key: "failed",
      header: "Failed",
      align: "end",
      width: 92,
      phone: "second",
      cell: (each) => (
        <>
          {count(each.failed)} <span className="phone-only">failed</span>
        </>
      ),
    },
    {
      key: "average",
      header: "Average",
      align: "end",
      width: 120,
      phone: "second",
      cell: ({ average_ms: ms }) =>
        ms > 0 ? (
          <>
            <span className="phone-only">about</span> {duration(ms)}
          </>
        ) : (
          <Dash />
        ),
    },
    {
      key: "cpu",
      header: "Processor time",
      align: "end",
      width: 130,
      wide: true,
      cell: (each) => duration(each.cpu_ms),
    },
    {
      key: "bytes",
      header: "Files",
      align: "end",
      width: 110,
      phone: "first",
      cell: (each) => bytes(each.bytes),
    },
  ];
}

interface CostsProps {
  dashboard: Dashboard;
  scope: Scope;
  /** The name of a report type. */
  nameOf: (type: string) => string;
}

/** What each report type costs. */
export function Costs({ dashboard, scope, nameOf }: CostsProps) {
  const { by_report_type: types, range } = dashboard;
  return (
    <Panel
      flush
      title="Cost by report type"
      aside={<span className="dimmed">{rangeWords[range]}</span>}
    >
      {types.length === 0 ? (
        <p className={classes.line}>No run ended in the {rangeWords[range]}.</p>
      ) : (
        <DataTable
          caption="Cost by report type"
          columns={costColumns(scope, nameOf)}
          rows={types}
          rowKey={(each) => each.report_type}
        />
      )}
    </Panel>
  );
}
