import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo, useState } from "react";
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
  filtersOf,
  filtersOfGroup,
  searchOfGroup,
  summarySentence,
} from "@/features/deadletters/model";
import { count } from "@/lib/format";
import { atLeast, useMe } from "@/lib/org";
import { keys } from "@/lib/query";
import { usePolling } from "@/lib/useLive";
import { Filters } from "./dead-letters/Filters";
import { Nothing } from "./dead-letters/Nothing";
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
