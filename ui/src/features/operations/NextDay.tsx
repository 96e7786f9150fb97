import { Link } from "@tanstack/react-router";
import { Instant } from "@/components/Instant";
import { Tip } from "@/components/Tip";
import type { Home } from "@/lib/api-types";
import { plural } from "@/lib/format";
import { useNow } from "@/lib/now";
import { useOrg } from "@/lib/org";
import { clock, viewerZone } from "@/lib/time";
import { firstOfEach, type HourSlot, hourSlots } from "./model";
import classes from "./NextDay.module.css";

/** The coming day as a strip of hours, and its first runs by name. */
export function NextDay({ next }: { next: Home["next"] }) {
  const now = useNow(60_000);
  const slots = hourSlots(next, now);
  const most = Math.max(4, ...slots.map((slot) => slot.runs.length));
  if (next.length === 0) {
    return <p className="dimmed">Nothing is due in the next 24 hours.</p>;
  }
  return (
    <>
      <ol className={classes.strip} aria-label="Runs by hour, your time">
        {slots.map((slot, index) => (
          <Hour key={slot.hour.toISOString()} slot={slot} most={most} first={index === 0} />
        ))}
      </ol>
      <ul className={classes.list}>
        {firstOfEach(next).map((run) => (
          <Run key={run.schedule_id} run={run} />
        ))}
      </ul>
    </>
  );
}

function Hour({ slot, most, first }: { slot: HourSlot; most: number; first: boolean }) {
  const hour = clock(slot.hour, viewerZone);
  const labelled = first || Number(hour.slice(0, 2)) % 2 === 0;
  const bar = (
    <span
      className={classes.bar}
      style={{ height: `${slot.runs.length === 0 ? 0 : 6 + (30 * slot.runs.length) / most}px` }}
    />
  );
  return (
    <li className={classes.hour}>
      <span className={classes.column}>
        {slot.runs.length > 0 && (
          <Tip content={`${hour}: ${plural(slot.runs.length, "run")}`}>
            <span className={classes.hit}>
              {bar}
              <span className="sr-only">
                {hour}: {plural(slot.runs.length, "run")}
              </span>
            </span>
          </Tip>
        )}
      </span>
      <span className={classes.label} aria-hidden="true">
        {labelled ? (first ? "now" : hour.slice(0, 2)) : ""}
      </span>
    </li>
  );
}

function Run({ run }: { run: Home["next"][number] }) {
  const org = useOrg();
  return (
    <li className={classes.run}>
      <Link to="/o/$org/schedules/$id" params={{ org, id: run.schedule_id }}>
        {run.name}
      </Link>
      <Instant at={run.at} zone={run.timezone} />
    </li>
  );
}
