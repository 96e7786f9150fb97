import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { EmptyState } from "@/components/EmptyState";
import { anyStatus, type DeadLetterSearch } from "@/features/deadletters/model";
import type { DeadLetters } from "@/lib/api-types";
import { categoryWord } from "@/lib/categories";
import { count, plural } from "@/lib/format";

const route = getRouteApi("/o/$org/operations/dead-letters");

/** Nothing ever failed, nothing waits, or nothing matches: three answers. */
export function Nothing({ list }: { list: DeadLetters }) {
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

function namesOf(search: DeadLetterSearch): string[] {
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
