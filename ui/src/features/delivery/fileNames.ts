/** What is known of a run before there is one, for the names of its files. */
export interface Naming {
  scheduleName: string;
  reportName: string;
  formats: string[];
  timezone: string;
  /** The next due instant. */
  dueAt?: string | undefined;
}

export const placeholders = [
  "due.date",
  "due.time",
  "report.name",
  "schedule.name",
  "format",
  "organization",
  "period",
];

export const usualName = "{{ due.date }}-{{ report.name }}.{{ format }}";

/** Folders of a path, from the root on. */
export function segments(path: string): string[] {
  return path.split("/").filter((each) => each !== "");
}

/** A path with one more folder, or a file's name, at its end. */
export function joined(...parts: string[]): string {
  return parts.filter((each) => each !== "").join("/");
}
