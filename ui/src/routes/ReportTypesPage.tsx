import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { DataTable, type TableColumn } from "@/components/DataTable";
import { EmptyState } from "@/components/EmptyState";
import { FilterBar } from "@/components/FilterBar";
import { ListFrame } from "@/components/ListFrame";
import { PageHeader } from "@/components/PageHeader";
import { Notice } from "@/components/ProblemAlert";
import row from "@/components/RowLink.module.css";
import { reportTypesQuery } from "@/features/catalog/api";
import { matching, parametersLine } from "@/features/catalog/model";
import type { ReportType, ReportTypes } from "@/lib/api-types";
import { count, plural } from "@/lib/format";
import { useOrg } from "@/lib/org";
import classes from "./ReportTypesPage.module.css";

const route = getRouteApi("/o/$org/report-types");

const columns: TableColumn<ReportType>[] = [
  { key: "name", header: "Name", phone: "first", cell: (each) => <Name type={each} /> },
  { key: "asks", header: "Asks for", phone: "second", cell: parametersLine },
  {
    key: "source",
    header: "Source",
    width: 120,
    wide: true,
    cell: (each) => <code>{each.source}</code>,
  },
  {
    key: "used",
    header: "Schedules",
    width: 100,
    align: "end",
    cell: (each) => count(each.schedules),
  },
  {
    key: "version",
    header: "Version",
    width: 110,
    wide: true,
    cell: (each) => <code>{each.version.slice(0, 8)}</code>,
  },
];

export function ReportTypesPage() {
  const list = useQuery(reportTypesQuery());
  const { q = "" } = route.useSearch();
  const shown = list.data && matching(list.data.items, q);
  return (
    <>
      <PageHeader
        title="Report types"
        lead={list.data ? `${plural(list.data.total, "report")} to choose from.` : "\u00a0"}
      />
      <ListFrame
        filters={<Filters />}
        error={list.data ? undefined : list.error}
        what="The report types could not be read."
        retry={() => list.refetch()}
      >
        <Faults faults={list.data?.faults ?? []} />
        {shown?.length === 0 ? (
          <Nothing total={list.data?.total ?? 0} />
        ) : (
          <DataTable
            caption="Report types"
            columns={columns}
            rows={shown}
            rowKey={(each) => each.id}
          />
        )}
      </ListFrame>
    </>
  );
}

function Filters() {
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <FilterBar
      placeholder="Filter by name"
      values={{ q }}
      facets={[]}
      onChange={(_, value) => navigate({ search: { q: value }, replace: true })}
      onClear={() => navigate({ search: {} })}
    />
  );
}

function Name({ type }: { type: ReportType }) {
  const org = useOrg();
  return (
    <div className={classes.name}>
      <Link
        to="/o/$org/report-types/$id"
        params={{ org, id: type.id }}
        className={row.link}
        data-row-link
      >
        {type.name}
      </Link>
      <span className={classes.answers}>{type.description}</span>
    </div>
  );
}

/** A broken definition stands first: file, line, what is wrong. */
function Faults({ faults }: { faults: NonNullable<ReportTypes["faults"]> }) {
  if (faults.length === 0) {
    return null;
  }
  return (
    <div className={classes.faults}>
      <Notice kind="error">
        <strong>{plural(faults.length, "definition")} could not be loaded.</strong> The others work.
        <ul>
          {faults.map((fault) => (
            <li key={fault.file + fault.message}>
              <code>
                {fault.file}
                {fault.line != null && `:${fault.line}`}
              </code>{" "}
              {fault.message}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

function Nothing({ total }: { total: number }) {
  const { q } = route.useSearch();
  return q ? (
    <EmptyState title={`No report type has “${q}” in it`}>{total} without the filter.</EmptyState>
  ) : (
    <EmptyState title="No report types yet">
      A report type is a file in the reports folder: a query, what it asks for, and how it looks.
    </EmptyState>
  );
}
