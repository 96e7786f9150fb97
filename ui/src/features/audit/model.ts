import type { Change } from "@/components/DiffView";
import type { AuditItem } from "@/lib/api-types";
import { capitalised } from "@/lib/format";

const sentences: Record<string, string> = {
  "organization.changed": "changed the organisation",
  "organization.logo_changed": "changed the logo of",
  "organization.logo_removed": "removed the logo of",
  "schedule.created": "made the schedule",
  "schedule.updated": "changed the schedule",
  "schedule.recipients_changed": "changed the readers",
  "schedule.paused": "paused the schedule",
  "schedule.resumed": "resumed the schedule",
  "schedule.cloned": "copied the schedule",
  "schedule.deleted": "deleted the schedule",
  "schedule.restored": "restored the schedule",
  "schedule.circuit_closed": "let the schedule run again",
  "execution.requested": "ran it by hand",
  "execution.run_again": "ran it again",
  "execution.cancelled": "cancelled the run",
  "execution.extended": "changed the time limit of the run",
  "execution.redelivered": "sent the file again",
  "artifact.downloaded": "downloaded the file",
  "dead_letter.retried": "retried the dead letter",
  "dead_letter.resolved": "resolved the dead letter",
  "dead_letter.reopened": "opened the dead letter again",
  "dead_letter.deleted": "deleted the dead letter",
  "dead_letter.archived": "archived the dead letter",
  "alert.acknowledged": "acknowledged the alert",
  "alert.muted": "muted the alert",
  "alert.unmuted": "unmuted the alert",
  "alert.tested": "sent a test mail",
  "node.drained": "drained the node",
  "node.resumed": "resumed the node",
  "link.created": "made a download link",
  "folder.created": "made the folder",
  "session.started": "signed in",
  "session.refused": "was refused sign-in",
  "user.added": "added the person",
  "user.password_changed": "changed the password",
};

/** What was done, after the name of who did it; an action unknown here in its own words. */
export function whatWords(item: AuditItem): string {
  return sentences[item.action] ?? item.action.replaceAll(/[._]/g, " ");
}

/** A value in words, however deep: "cadence weekly, time 09:00, days of week 1, 3". */
function words(value: unknown): string {
  if (value === null || value === undefined || value === "") {
    return "–";
  }
  if (Array.isArray(value)) {
    return value.length > 0 ? value.map(words).join(", ") : "–";
  }
  if (typeof value === "object") {
    const parts = Object.entries(value).map(
      ([name, each]) => `${name.replaceAll("_", " ")} ${words(each)}`,
    );
    return parts.join(", ") || "–";
  }
  return String(value);
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

export const auditActions = Object.entries(sentences).map(([value, words]) => ({
  value,
  label: capitalised(words),
}));
