import { useQuery } from "@tanstack/react-query";
import type { ScheduleJson, SchedulePreview } from "@/lib/api-types";
import { asProblem } from "@/lib/problem";
import { useSettled } from "@/lib/settled";
import { city, clock, short } from "@/lib/time";
import { previewQuery } from "./api";
import classes from "./NextRuns.module.css";

const noteWords: Record<string, string> = {
  dst_gap: "That time does not exist that night",
  dst_repeated_hour: "That time comes twice: the first",
  moved_next: "Moved to the next business day",
  moved_previous: "Moved to the business day before",
  clamped: "The month is shorter: its last day",
};

/** The server's answer for a schedule while it is being typed; the last good one stays meanwhile. */
export function usePreview(schedule: ScheduleJson) {
  const settled = useSettled(schedule, 300);
  const query = useQuery({ ...previewQuery(settled.value), placeholderData: (old) => old });
  return {
    preview: query.error ? undefined : query.data,
    problem: query.error ? asProblem(query.error) : undefined,
    pending: settled.settling || query.isFetching,
  };
}

interface NextRunsProps {
  preview: SchedulePreview | undefined;
  zone: string;
  pending?: boolean;
}

/** The next five runs in the schedule's zone and in UTC, with a note where one was moved. */
export function NextRuns({ preview, zone, pending }: NextRunsProps) {
  if (!preview) {
    return <p className="dimmed">{pending ? "Working out the next runs" : "No runs to show."}</p>;
  }
  if (preview.runs.length === 0) {
    return (
      <p className="dimmed">{preview.completed ? "It has ended: no further runs." : "No runs."}</p>
    );
  }
  return (
    <table className={classes.runs} data-pending={pending || undefined}>
      <caption className="sr-only">Next runs</caption>
      <thead>
        <tr>
          <th scope="col">{city(zone)}</th>
          <th scope="col">UTC</th>
        </tr>
      </thead>
      <tbody>
        {preview.runs.map((run) => (
          <RunRow key={run.at} run={run} zone={zone} />
        ))}
      </tbody>
    </table>
  );
}

function RunRow({ run, zone }: { run: SchedulePreview["runs"][number]; zone: string }) {
  const at = new Date(run.at);
  const note = run.note_text ?? (run.note ? noteWords[run.note] : undefined);
  return (
    <tr>
      <td>
        <time dateTime={run.at}>{short(at, zone, new Date())}</time>
        {note && <span className={classes.note}>{note}</span>}
      </td>
      <td>{clock(at, "UTC")}</td>
    </tr>
  );
}
