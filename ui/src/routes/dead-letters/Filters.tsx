import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { DaySpan } from "@/components/DaySpan";
import { FilterBar } from "@/components/FilterBar";
import { statuses } from "@/features/deadletters/model";
import { schedulesQuery } from "@/features/schedules/api";
import type { DeadLetters } from "@/lib/api-types";
import { errorCategories } from "@/lib/categories";

const route = getRouteApi("/o/$org/operations/dead-letters");

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

export function Filters({ list }: { list: DeadLetters | undefined }) {
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
      <DaySpan what="Failed" from={from} to={to} onChange={set} />
    </FilterBar>
  );
}
