import { Dash } from "@/components/Dash";
import { DataTable, type TableColumn } from "@/components/DataTable";
import { Panel } from "@/components/Panel";
import { StatusBadge } from "@/components/StatusBadge";
import type { Kpi } from "@/lib/api-types";
import classes from "./Dashboard.module.css";
import { kpiState, kpiTarget, kpiValue } from "./model";

const columns: TableColumn<Kpi>[] = [
  {
    key: "what",
    header: "What",
    phone: "first",
    cell: (each) => (
      <span className={classes.name}>
        <span>{each.label}</span>
        {each.note && <span className={classes.note}>{each.note}</span>}
      </span>
    ),
  },
  {
    key: "value",
    header: "Is",
    align: "end",
    width: 120,
    phone: "first",
    cell: (each) => <b>{kpiValue(each)}</b>,
  },
  {
    key: "target",
    header: "Target",
    align: "end",
    width: 140,
    phone: "second",
    cell: (each) =>
      each.target === undefined ? (
        <Dash />
      ) : (
        <>
          <span className="phone-only">target</span> {kpiTarget(each)}
        </>
      ),
  },
  {
    key: "state",
    header: "State",
    width: 150,
    phone: "second",
    cell: (each) => {
      const state = kpiState(each);
      return state ? <StatusBadge state={state} /> : <Dash />;
    },
  },
];

/** What the product is measured by: met or not, in words. */
export function Targets({ kpis }: { kpis: Kpi[] }) {
  return (
    <Panel flush title="Targets">
      <DataTable caption="Targets" columns={columns} rows={kpis} rowKey={(each) => each.key} />
    </Panel>
  );
}
