/** What the cron field explains while typing; the server alone decides and says what it means. */
export const cronFields = [
  { name: "Minute", range: "0–59" },
  { name: "Hour", range: "0–23" },
  { name: "Day of month", range: "1–31, L, LW, 15W" },
  { name: "Month", range: "1–12, JAN–DEC" },
  { name: "Day of week", range: "0–7, MON–SUN, 5L, 1#2" },
] as const;

export function cronParts(expression: string): string[] {
  return expression.trim().split(/\s+/).filter(Boolean);
}

/** The index of the field that the caret stands in. */
export function fieldAt(expression: string, caret: number): number {
  const before = expression.slice(0, caret).trimStart();
  return Math.min(4, before === "" ? 0 : before.split(/\s+/).length - 1);
}

/** Advice on what is valid but rarely meant, and on what another system would read. */
export function cronHint(expression: string): string | undefined {
  const parts = cronParts(expression);
  if (parts.length === 6 || parts.length === 7) {
    return "Five fields, please: other systems put seconds first or a year last. Leave those out.";
  }
  const [, , dayOfMonth = "", , dayOfWeek = ""] = parts;
  if (/^(29|30|31)(-3[01])?$/.test(dayOfMonth)) {
    return "Shorter months are skipped. For the last day of every month write L.";
  }
  if (parts.length === 5 && !/^[*?]/.test(dayOfMonth) && !/^[*?]/.test(dayOfWeek)) {
    return "With both days given it runs when either of them matches.";
  }
  return undefined;
}
