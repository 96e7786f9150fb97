import { EmptyState } from "./EmptyState";

interface NeedsRoleProps {
  /** What the person wanted: "Making schedules". */
  what: string;
  /** The least role that may. */
  least: string;
  organization: string;
}

/** A place that is not for this person: what is missing, and who grants it. */
export function NeedsRole({ what, least, organization }: NeedsRoleProps) {
  return (
    <EmptyState title={`${what} needs the role ${least}`}>
      An administrator of {organization} can give it to you.
    </EmptyState>
  );
}
