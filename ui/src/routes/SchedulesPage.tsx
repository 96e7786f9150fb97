import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { EmptyState } from "@/components/EmptyState";
import { type Facet, FilterBar } from "@/components/FilterBar";
import { Icon } from "@/components/Icon";
import { ListFrame } from "@/components/ListFrame";
import { LinkButton } from "@/components/links";
import { PageHeader } from "@/components/PageHeader";
import { Pager } from "@/components/Pager";
import { StaleBar } from "@/components/StaleBar";
import { reportTypesQuery } from "@/features/catalog/api";
import { schedulesQuery } from "@/features/schedules/api";
import { countsSentence } from "@/features/schedules/model";
import { ScheduleTable } from "@/features/schedules/ScheduleTable";
import { plural } from "@/lib/format";
import { atLeast, useMe } from "@/lib/org";
import { usePolling } from "@/lib/useLive";
import type { SchedulesSearch } from "./search";

const route = getRouteApi("/o/$org/schedules");
const limit = 50;

function useList(search: SchedulesSearch) {
  const { type, sort = "name", page = 1, q, state, owner } = search;
  const query = {
    sort,
    page,
    limit,
    ...(q ? { q } : {}),
    ...(state ? { state } : {}),
    ...(type ? { report_type: type } : {}),
    ...(owner ? { owner } : {}),
  };
  return useQuery({ ...schedulesQuery(query), refetchInterval: usePolling(30_000) });
}

export function SchedulesPage() {
  const me = useMe();
  const search = route.useSearch();
  const list = useList(search);
  const counts = list.data?.counts;
  return (
    <>
      <PageHeader
        title="Schedules"
        lead={counts ? `${countsSentence(counts)}.` : "\u00a0"}
        primary={atLeast(me, "member") && <NewButton />}
      />
      <ListFrame
        filters={<Filters />}
        error={list.data ? undefined : list.error}
        what="The schedules could not be read."
        retry={() => list.refetch()}
      >
        <StaleBar query={list} />
        <Rows list={list} />
      </ListFrame>
    </>
  );
}

function Rows({ list }: { list: ReturnType<typeof useList> }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  if (list.data?.total === 0) {
    return <Nothing total={sum(list.data.counts)} />;
  }
  return (
    <>
      <ScheduleTable
        schedules={list.data?.items}
        sort={search.sort ?? "name"}
        stale={list.isPlaceholderData}
        onSort={(sort) =>
          navigate({
            search: (was) => ({ ...was, sort: sort as SchedulesSearch["sort"], page: undefined }),
          })
        }
      />
      {list.data && (
        <Pager
          page={search.page ?? 1}
          limit={limit}
          total={list.data.total}
          onPage={(page) => navigate({ search: (was) => ({ ...was, page }) })}
        />
      )}
    </>
  );
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, each) => total + each, 0);
}

function Filters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const types = useQuery({ ...reportTypesQuery(), enabled: atLeast(useMe(), "member") });
  const facets: Facet[] = [
    {
      name: "state",
      label: "State",
      options: ["on", "paused", "failing", "ended"].map((value) => ({
        value,
        label: value.charAt(0).toUpperCase() + value.slice(1),
      })),
    },
    {
      name: "type",
      label: "Report",
      options: (types.data?.items ?? []).map((type) => ({ value: type.id, label: type.name })),
    },
    { name: "owner", label: "Owner", options: [{ value: "me", label: "Me" }] },
  ];
  return (
    <FilterBar
      placeholder="Filter by name"
      values={{ q: search.q, state: search.state, type: search.type, owner: search.owner }}
      facets={facets}
      onChange={(name, value) =>
        navigate({ search: (was) => ({ ...was, [name]: value, page: undefined }), replace: true })
      }
      onClear={() => navigate({ search: (was) => ({ sort: was.sort }) })}
    />
  );
}

function Nothing({ total }: { total: number }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filters = [
    search.q && `“${search.q}”`,
    search.state && `state ${search.state}`,
    search.type && `report ${search.type}`,
    search.owner && "owner me",
  ].filter(Boolean);
  const mayMake = atLeast(useMe(), "member");
  if (filters.length === 0 && !mayMake) {
    return (
      <EmptyState title="No schedules yet">
        Schedules that are shared with you stand here.
      </EmptyState>
    );
  }
  if (filters.length === 0) {
    return (
      <EmptyState title="No schedules yet" action={<NewButton />}>
        A schedule makes a report at the times you choose and sends it to its readers.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={`Nothing matches ${filters.join(", ")}`}
      action={
        <Button variant="default" onClick={() => navigate({ search: {} })}>
          Clear the filters
        </Button>
      }
    >
      {total > 0 && `${plural(total, "schedule")} without them.`}
    </EmptyState>
  );
}

function NewButton() {
  const { org } = route.useParams();
  return (
    <LinkButton
      to="/o/$org/schedules/new"
      params={{ org }}
      data-new
      leftSection={<Icon name="plus" />}
    >
      New schedule
    </LinkButton>
  );
}
