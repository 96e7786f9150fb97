import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { DaySpan } from "@/components/DaySpan";
import { EmptyState } from "@/components/EmptyState";
import { FilterBar } from "@/components/FilterBar";
import { ListFrame } from "@/components/ListFrame";
import { NeedsRole } from "@/components/NeedsRole";
import { PageHeader } from "@/components/PageHeader";
import { Pager } from "@/components/Pager";
import { Waiting } from "@/components/Waiting";
import { AuditTable } from "@/features/audit/AuditTable";
import { auditQuery, usersQuery } from "@/features/audit/api";
import { auditActions } from "@/features/audit/model";
import type { AuditItem } from "@/lib/api-types";
import { plural } from "@/lib/format";
import { atLeast, useMe, useOrg } from "@/lib/org";
import type { AuditSearch } from "./search";

const route = getRouteApi("/o/$org/operations/audit");
const limit = 50;

/** The days of the filter as instants of the viewer's day. */
function dayStart(date: string): string {
  return new Date(`${date}T00:00:00`).toISOString();
}

function dayEnd(date: string): string {
  return new Date(`${date}T23:59:59.999`).toISOString();
}

function useList({ user, action, object, from, to, page = 1 }: AuditSearch, enabled: boolean) {
  const query = {
    page,
    limit,
    ...(user ? { user_id: user } : {}),
    ...(action ? { action } : {}),
    ...(object ? { object_id: object } : {}),
    ...(from ? { from: dayStart(from) } : {}),
    ...(to ? { to: dayEnd(to) } : {}),
  };
  return useQuery({ ...auditQuery(query), enabled });
}

export function AuditPage() {
  const me = useMe();
  const allowed = atLeast(me, "administrator");
  const list = useList(route.useSearch(), allowed);
  if (!allowed) {
    return (
      <>
        <PageHeader title="Audit" />
        <NeedsRole what="The audit log" least="administrator" organization={me.organization.name} />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title="Audit"
        lead={list.data ? `${plural(list.data.total, "entry", "entries")}.` : "\u00a0"}
      />
      <ListFrame
        filters={<Filters />}
        error={list.data ? undefined : list.error}
        what="The log could not be read."
        retry={() => list.refetch()}
      >
        <Rows list={list} />
      </ListFrame>
    </>
  );
}

function Rows({ list }: { list: ReturnType<typeof useList> }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  if (!list.data) {
    return <Waiting what="" queries={[]} />;
  }
  if (list.data.total === 0) {
    return (
      <EmptyState
        title="No entry matches"
        action={
          <Button variant="default" onClick={() => navigate({ search: {} })}>
            Clear the filters
          </Button>
        }
      >
        Whatever a person changes is written here, with old and new values.
      </EmptyState>
    );
  }
  return (
    <>
      <AuditTable
        items={list.data.items}
        open={search.open}
        onOpen={(open) =>
          navigate({ search: (was) => ({ ...was, open }), replace: true, resetScroll: false })
        }
        renderObject={(item) => <ObjectLink item={item} />}
      />
      <Pager
        page={search.page ?? 1}
        limit={limit}
        total={list.data.total}
        onPage={(page) => navigate({ search: (was) => ({ ...was, page }) })}
      />
    </>
  );
}

function ObjectLink({ item }: { item: AuditItem }) {
  const org = useOrg();
  if (!item.object_id) {
    return item.object_name ?? "–";
  }
  const label = item.object_name ?? item.object_id;
  if (item.object_type.startsWith("schedule")) {
    return (
      <Link to="/o/$org/schedules/$id" params={{ org, id: item.object_id }}>
        {label}
      </Link>
    );
  }
  return item.object_type.includes("execution") ? (
    <Link to="/o/$org/executions/$id" params={{ org, id: item.object_id }}>
      {label}
    </Link>
  ) : (
    label
  );
}

function Filters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const users = useQuery(usersQuery());
  const people = (users.data?.items ?? []).map((each) => ({
    value: each.id,
    label: each.display_name || each.email,
  }));
  const set = (name: string, value: string | undefined) =>
    navigate({ search: (was) => ({ ...was, [name]: value, page: undefined }), replace: true });
  return (
    <FilterBar
      values={{ user: search.user, action: search.action, from: search.from, to: search.to }}
      facets={[
        { name: "user", label: "Person", options: people },
        { name: "action", label: "Action", options: auditActions },
      ]}
      onChange={set}
      onClear={() => navigate({ search: {} })}
    >
      <DaySpan from={search.from} to={search.to} onChange={set} />
    </FilterBar>
  );
}
