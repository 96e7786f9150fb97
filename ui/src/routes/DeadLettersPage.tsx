import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { EmptyState } from "@/components/EmptyState";
import { FilterBar } from "@/components/FilterBar";
import { ListFrame } from "@/components/ListFrame";
import { NeedsRole } from "@/components/NeedsRole";
import { NewRowsBar } from "@/components/NewRowsBar";
import { PageHeader } from "@/components/PageHeader";
import { Pager } from "@/components/Pager";
import { SelectionBar, useSelection } from "@/components/Selection";
import { StaleBar } from "@/components/StaleBar";
import { deadLettersQuery } from "@/features/deadletters/api";
import { type Bulk, BulkDialog, type Target } from "@/features/deadletters/BulkDialog";
import { DeadLetterTable } from "@/features/deadletters/DeadLetterTable";
import { Groups } from "@/features/deadletters/Groups";
import {
  anyStatus,
  filtersOf,
  filtersOfGroup,
  searchOfGroup,
  statuses,
  summarySentence,
} from "@/features/deadletters/model";
import { schedulesQuery } from "@/features/schedules/api";
import type { DeadLetters } from "@/lib/api-types";
import { categoryWord, errorCategories } from "@/lib/categories";
import { count, plural } from "@/lib/format";
import { atLeast, useMe } from "@/lib/org";
import { keys } from "@/lib/query";
import { usePolling } from "@/lib/useLive";
import type { DeadLettersSearch } from "./search";

const route = getRouteApi("/o/$org/operations/dead-letters");
const limit = 50;

function useList(search: DeadLettersSearch) {
  const query = { ...filtersOf(search), page: search.page ?? 1, limit };
  return useQuery({ ...deadLettersQuery(query), refetchInterval: usePolling(15_000) });
}

export function DeadLettersPage() {
  const me = useMe();
  if (!atLeast(me, "administrator")) {
    return (
      <>
        <PageHeader title="Dead letters" />
        <NeedsRole
          what="The list of dead letters"
          least="administrator"
          organization={me.organization.name}
        />
      </>
    );
  }
  return <Allowed />;
}

function Allowed() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useList(search);
  const [bulk, setBulk] = useState<Bulk>();
  const all = { filters: filtersOf(search), count: list.data?.total ?? 0 };
  const groups = isUnfiltered(search) ? (list.data?.summary.groups ?? []) : [];
  return (
    <>
      <PageHeader
        title="Dead letters"
        lead={
          <>
            {(list.data && summarySentence(list.data)) ?? "\u00a0"}{" "}
            <NewRowsBar list="newDeadLetters" one="new dead letter" queryKey={keys.deadLetters} />
          </>
        }
        actions={<AllActions search={search} target={all} onBulk={setBulk} />}
      />
      <ListFrame
        filters={
          <>
            <Filters list={list.data} />
            <Groups
              groups={groups}
              onShow={(group) => navigate({ search: searchOfGroup(group) })}
              onRetry={(group) =>
                setBulk({
                  kind: "retry",
                  target: { filters: filtersOfGroup(group), count: group.count },
                })
              }
            />
          </>
        }
        error={list.data ? undefined : list.error}
        what="The dead letters could not be read."
        retry={() => list.refetch()}
      >
        <StaleBar query={list} />
        {/* Another page or other filters: another selection. */}
        <Rows key={JSON.stringify(search)} list={list} bulk={bulk} onBulk={setBulk} />
      </ListFrame>
    </>
  );
}

function isUnfiltered({ page: _, ...filters }: DeadLettersSearch): boolean {
  return Object.values(filters).every((value) => value === undefined);
}

interface AllActionsProps {
  search: DeadLettersSearch;
  target: Target;
  onBulk: (bulk: Bulk) => void;
}

/** For all that match the filters; only what is open can be retried. */
function AllActions({ search, target, onBulk }: AllActionsProps) {
  if (target.count < 2) {
    return null;
  }
  return (
    <>
      {search.status === undefined && (
        <Button variant="default" onClick={() => onBulk({ kind: "retry", target })}>
          Retry all {count(target.count)}
        </Button>
      )}
      <Button variant="default" onClick={() => onBulk({ kind: "delete", target })}>
        Delete all {count(target.count)}
      </Button>
    </>
  );
}

interface RowsProps {
  list: ReturnType<typeof useList>;
  bulk: Bulk | undefined;
  onBulk: (bulk: Bulk | undefined) => void;
}

function Rows({ list, bulk, onBulk }: RowsProps) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const items = list.data?.items;
  const total = list.data?.total ?? 0;
  const pageIds = useMemo(() => (items ?? []).map((each) => each.id), [items]);
  const selection = useSelection(pageIds, total);
  const target: Target = selection.all
    ? { filters: filtersOf(search), count: total }
    : { ids: [...selection.ids], count: selection.count };
  return (
    <>
      {list.data && total === 0 ? (
        <Nothing list={list.data} />
      ) : (
        <>
          <DeadLetterTable letters={items} selection={selection} stale={list.isPlaceholderData} />
          <Pager
            page={search.page ?? 1}
            limit={limit}
            total={total}
            onPage={(page) => navigate({ search: (was) => ({ ...was, page }) })}
          />
        </>
      )}
      <SelectionBar selection={selection} pageSize={pageIds.length} total={total}>
        {search.status !== "resolved" && (
          <Button size="xs" variant="default" onClick={() => onBulk({ kind: "retry", target })}>
            Retry {count(target.count)}
          </Button>
        )}
        {"ids" in target && search.status !== "resolved" && (
          <Button size="xs" variant="default" onClick={() => onBulk({ kind: "resolve", target })}>
            Resolve {count(target.count)}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => onBulk({ kind: "delete", target })}>
          Delete {count(target.count)}
        </Button>
      </SelectionBar>
      {bulk && (
        <BulkDialog bulk={bulk} onClose={() => onBulk(undefined)} onDone={selection.clear} />
      )}
    </>
  );
}

/** The schedules to choose from: the first by name, and those on the page. */
function useScheduleOptions(list: DeadLetters | undefined) {
  const first = useQuery({
    ...schedulesQuery({ sort: "name", page: 1, limit: 100 }),
    staleTime: 300_000,
  });
  const names = new Map((first.data?.items ?? []).map((each) => [each.id, each.name]));
  for (const each of list?.items ?? []) {
    names.set(each.schedule_id, each.schedule_name);
  }
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

function Filters({ list }: { list: DeadLetters | undefined }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const schedules = useScheduleOptions(list);
  const { q, schedule, category, code, status, from, to } = search;
  const set = (name: string, value: string | undefined) =>
    navigate({ search: (was) => ({ ...was, [name]: value, page: undefined }), replace: true });
  const facets = [
    { name: "schedule", label: "Schedule", options: schedules },
    { name: "category", label: "Category", options: errorCategories },
    { name: "status", label: "State", options: statuses },
    // Reached from a group; it has no list to choose from.
    ...(code ? [{ name: "code", label: "Code", options: [{ value: code, label: code }] }] : []),
  ];
  return (
    <FilterBar
      placeholder="Schedule or message"
      values={{ q, schedule, category, code, status, from, to }}
      facets={facets}
      anyLabels={{ status: "open" }}
      onChange={set}
      onClear={() => navigate({ search: {} })}
    >
      <TextInput
        type="date"
        aria-label="Failed from day"
        value={from ?? ""}
        onChange={(event) => set("from", event.currentTarget.value || undefined)}
      />
      <TextInput
        type="date"
        aria-label="Failed to day"
        value={to ?? ""}
        onChange={(event) => set("to", event.currentTarget.value || undefined)}
      />
    </FilterBar>
  );
}

function Nothing({ list }: { list: DeadLetters }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { total, retrying, resolved } = list.summary;
  if (total === 0) {
    return (
      <EmptyState title="Nothing has failed for good.">
        A run that fails after its last attempt stands here, until someone retries or resolves it.
      </EmptyState>
    );
  }
  const filters = namesOf(search);
  if (filters.length === 0) {
    const rest = [
      ...(retrying > 0 ? [`${count(retrying)} being retried`] : []),
      ...(resolved > 0 ? [`${count(resolved)} resolved`] : []),
    ];
    return (
      <EmptyState
        title="Nothing waits for you."
        action={
          <Button variant="default" onClick={() => navigate({ search: { status: anyStatus } })}>
            Show all {count(total)}
          </Button>
        }
      >
        {rest.join(", ")}.
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
      {plural(total, "dead letter")} without them.
    </EmptyState>
  );
}

function namesOf(search: DeadLettersSearch): string[] {
  const { q, schedule, category, code, status, from, to } = search;
  return [
    q && `“${q}”`,
    schedule && "one schedule",
    category && `category ${categoryWord(category).toLowerCase()}`,
    code && `code ${code}`,
    status && status !== anyStatus && `state ${status}`,
    (from || to) && "these days",
  ].filter((each): each is string => Boolean(each));
}
