import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Scope } from "@/lib/api-types";
import { useOrg } from "@/lib/org";

interface RunsSearch {
  status?: string;
  since?: string;
  from?: string;
  to?: string;
}

interface RunLinkProps {
  search: RunsSearch;
  /** The list shows one organisation; figures of the installation have none to lead to. */
  scope: Scope;
  children: ReactNode;
}

/** A figure as a link to the runs that it counts. */
export function RunLink({ search, scope, children }: RunLinkProps) {
  const org = useOrg();
  return scope === "installation" ? (
    children
  ) : (
    <Link to="/o/$org/executions" params={{ org }} search={search}>
      {children}
    </Link>
  );
}

interface LetterLinkProps {
  search: { category?: string; status?: string; from: string; to: string };
  scope: Scope;
  children: ReactNode;
}

/** A figure as a link to the dead letters that it counts, whatever became of them since. */
export function LetterLink({ search, scope, children }: LetterLinkProps) {
  const org = useOrg();
  return scope === "installation" ? (
    children
  ) : (
    <Link
      to="/o/$org/operations/dead-letters"
      params={{ org }}
      search={{ status: "all", ...search }}
    >
      {children}
    </Link>
  );
}
