import type { IconName } from "@/components/Icon";
import type { Me } from "@/lib/api-types";
import { atLeast } from "@/lib/org";

export interface NavItem {
  to:
    | "/o/$org"
    | "/o/$org/schedules"
    | "/o/$org/executions"
    | "/o/$org/report-types"
    | "/o/$org/operations/dashboard"
    | "/o/$org/operations/dead-letters"
    | "/o/$org/operations/alerts"
    | "/o/$org/operations/audit"
    | "/o/$org/operations/disk"
    | "/o/$org/operations/nodes"
    | "/o/$org/settings/organization"
    | "/o/$org/settings/files";
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

const dashboardItem: NavItem = {
  to: "/o/$org/operations/dashboard",
  label: "Dashboard",
  icon: "chart",
};
const deadLettersItem: NavItem = {
  to: "/o/$org/operations/dead-letters",
  label: "Dead letters",
  icon: "archive",
  key: "d",
};
const alertsItem: NavItem = {
  to: "/o/$org/operations/alerts",
  label: "Alerts",
  icon: "bell",
  key: "a",
};
const auditItem: NavItem = { to: "/o/$org/operations/audit", label: "Audit", icon: "log" };
const diskItem: NavItem = { to: "/o/$org/operations/disk", label: "Disk", icon: "disk" };

const nodesItem: NavItem = { to: "/o/$org/operations/nodes", label: "Nodes", icon: "server" };

const organizationItem: NavItem = {
  to: "/o/$org/settings/organization",
  label: "Organisation",
  icon: "building",
};

/** What a person may reach; what is not for them is not there. */
export function groupsFor(me: Me): NavGroup[] {
  const reports: NavItem[] = [schedulesItem, executionsItem];
  if (atLeast(me, "member")) {
    reports.push({ to: "/o/$org/report-types", label: "Report types", icon: "table" });
  }
  const groups: NavGroup[] = [{ title: "Reports", items: reports }];
  const operations = operationsFor(me);
  if (operations.length > 0) {
    groups.push({ title: "Operations", items: operations });
  }
  if (atLeast(me, "administrator")) {
    groups.push({
      title: "Settings",
      items: [organizationItem, { to: "/o/$org/settings/files", label: "Files", icon: "file" }],
    });
  }
  return groups;
}

/** For administrators; some also for operators, who need no role in the organisation. */
function operationsFor(me: Me): NavItem[] {
  const administrator = atLeast(me, "administrator");
  const either = administrator || me.operator;
  return [
    ...(either ? [dashboardItem] : []),
    ...(administrator ? [deadLettersItem] : []),
    ...(either ? [alertsItem] : []),
    ...(administrator ? [auditItem] : []),
    ...(either ? [diskItem] : []),
    ...(me.operator ? [nodesItem] : []),
  ];
}
