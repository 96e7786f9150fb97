import { useNow } from "@/lib/now";
import { city, clock, long, relative, sameZone, short, threeLines, viewerZone } from "@/lib/time";
import { Dash } from "./Dash";
import classes from "./Instant.module.css";
import { Tip } from "./Tip";

interface InstantProps {
  /** ISO-8601 with `Z`; nothing is shown as a dash. */
  at: string | null | undefined;
  /** The zone of the schedule; the viewer's where there is none. */
  zone?: string | undefined;
  mode?: "row" | "detail" | "relative" | "clock" | undefined;
  /** Whether "in 3 h" follows in a row. */
  withRelative?: boolean;
  /** False inside of a link, which takes the focus itself. */
  focusable?: boolean;
}

/** A point in time that says whose it is: in the schedule's zone, all zones on hover and focus. */
export function Instant({
  at,
  zone = viewerZone,
  mode = "row",
  withRelative = true,
  focusable = true,
}: InstantProps) {
  useNow(5_000); // only the beat: a stepped clock would put what just happened into the future
  const now = new Date();
  if (!at) {
    return <Dash />;
  }
  const instant = new Date(at);
  const distance = relative(instant, now);
  const words = wordsFor(mode, instant, zone, now);
  const place = sameZone(zone, viewerZone) ? "" : city(zone);
  const meta = [withRelative && distance, place].filter(Boolean).join(" · ");
  return (
    <Tip focusable={focusable} content={<Lines at={instant} zone={zone} />}>
      <time dateTime={at} className={classes.time}>
        {mode === "relative" && distance ? distance : words}
        {mode === "row" && meta && <span className={classes.meta}>{meta}</span>}
      </time>
    </Tip>
  );
}

function wordsFor(mode: InstantProps["mode"], at: Date, zone: string, now: Date): string {
  if (mode === "clock") {
    return clock(at, zone, true);
  }
  return mode === "detail" ? long(at, zone) : short(at, zone, now);
}

function Lines({ at, zone }: { at: Date; zone: string }) {
  return (
    <span className={classes.lines}>
      {threeLines(at, zone).map(([place, time]) => (
        <span key={place} className={classes.line}>
          <span>{place}</span>
          <span className="num">{time}</span>
        </span>
      ))}
    </span>
  );
}
