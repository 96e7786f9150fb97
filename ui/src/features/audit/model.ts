import type { Change } from "@/components/DiffView";
import type { AuditItem } from "@/lib/api-types";
import { capitalised } from "@/lib/format";

const verbs: Record<string, string> = {
  create: "made",
  created: "made",
  update: "changed",
  updated: "changed",
  delete: "deleted",
  deleted: "deleted",
  restore: "restored",
  restored: "restored",
  pause: "paused",
  paused: "paused",
  disable: "paused",
  resume: "resumed",
  resumed: "resumed",
  enable: "resumed",
  run: "ran",
  run_now: "ran",
  clone: "copied",
  cloned: "copied",
  cancel: "cancelled",
  cancelled: "cancelled",
  redeliver: "sent again",
  download: "downloaded",
  downloaded: "downloaded",
  login: "signed in",
  signed_in: "signed in",
  logout: "signed out",
  signed_out: "signed out",
};

/** What was done, as a verb: "changed", "paused"; an unknown action in its own words. */
export function verb(action: string): string {
  const last = action.split(/[.:]/).pop() ?? action;
  return verbs[last] ?? last.replaceAll("_", " ");
}

/** "changed the schedule". */
export function whatWords(item: AuditItem): string {
  const type = item.object_type.replaceAll("_", " ").replace("scheduled report", "schedule");
  return item.object_id || item.object_name ? `${verb(item.action)} ${type}` : verb(item.action);
}

function words(value: unknown): string {
  if (value === null || value === undefined || value === "") {
    return "–";
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Old and new values side by side, only those that differ. */
export function auditChanges(item: AuditItem): Change[] {
  const before = item.old_values ?? {};
  const after = item.new_values ?? {};
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const [old, now] = [words(before[name]), words(after[name])];
    return old === now
      ? []
      : [{ label: capitalised(name.replaceAll("_", " ")), before: old, after: now }];
  });
}

export const auditActions = [
  ["schedule.created", "Schedule made"],
  ["schedule.updated", "Schedule changed"],
  ["schedule.paused", "Schedule paused"],
  ["schedule.resumed", "Schedule resumed"],
  ["schedule.deleted", "Schedule deleted"],
  ["schedule.restored", "Schedule restored"],
  ["schedule.run", "Run by hand"],
  ["execution.cancelled", "Run cancelled"],
  ["artifact.downloaded", "File downloaded"],
].map(([value = "", label = ""]) => ({ value, label }));
