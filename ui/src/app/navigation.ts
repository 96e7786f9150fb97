import type { IconName } from "@/components/Icon";
import type { Me } from "@/lib/api-types";
import { atLeast } from "@/lib/org";

export interface NavItem {
  to:
    | "/o/$org"
    | "/o/$org/schedules"
    | "/o/$org/executions"
    | "/o/$org/report-types"
    | "/o/$org/operations/dead-letters"
    | "/o/$org/operations/audit";
  label: string;
  icon: IconName;
  /** The second key after `g`. */
  key?: string;
}

export interface NavGroup {
  title: string;
  items: NavItem[];
}

export const homeItem: NavItem = { to: "/o/$org", label: "Home", icon: "home", key: "h" };
export const schedulesItem: NavItem = {
  to: "/o/$org/schedules",
  label: "Schedules",
  icon: "calendar",
  key: "s",
};
export const executionsItem: NavItem = {
  to: "/o/$org/executions",
  label: "Executions",
  icon: "list",
  key: "e",
};

const deadLettersItem: NavItem = {
  to: "/o/$org/operations/dead-letters",
  label: "Dead letters",
  icon: "archive",
  key: "d",
};
const auditItem: NavItem = { to: "/o/$org/operations/audit", label: "Audit", icon: "log" };

/** What a person may reach; what is not for them is not there. */
export function groupsFor(me: Me): NavGroup[] {
  const reports: NavItem[] = [schedulesItem, executionsItem];
  if (atLeast(me, "member")) {
    reports.push({ to: "/o/$org/report-types", label: "Report types", icon: "table" });
  }
  const groups: NavGroup[] = [{ title: "Reports", items: reports }];
  if (atLeast(me, "administrator")) {
    groups.push({
      title: "Operations",
      items: [deadLettersItem, auditItem],
    });
  }
  return groups;
}
