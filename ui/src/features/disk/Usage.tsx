import type { Disk } from "@/lib/api-types";
import { bytes, percent } from "@/lib/format";
import classes from "./Disk.module.css";
import { usageParts } from "./model";

/** The whole disk as one bar with both limits; each part also in words. `reports`: whose files. */
export function Usage({ disk, reports }: { disk: Disk; reports: string }) {
  const parts = usageParts(disk, reports);
  const { warn_bytes: warn, stop_bytes: stop } = disk.thresholds;
  const at = (limit: number) => `${Math.min(100, (100 * limit) / disk.total_bytes)}%`;
  return (
    <>
      <div className={classes.bar} aria-hidden="true">
        {parts.map(({ key, share }) => (
          <span key={key} data-part={key} style={{ width: `${100 * share}%` }} />
        ))}
        <span className={classes.limit} style={{ insetInlineEnd: at(warn) }} />
        <span className={classes.limit} style={{ insetInlineEnd: at(stop) }} />
      </div>
      <dl className={classes.parts}>
        {parts.map(({ key, label, bytes: size, share }) => (
          <div key={key}>
            <dt>
              <span className={classes.swatch} data-part={key} />
              {label}
            </dt>
            <dd>
              {bytes(size)} <span className="dimmed">{percent(share)}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt>Low below</dt>
          <dd>{bytes(warn)}</dd>
        </div>
        <div>
          <dt>No report starts below</dt>
          <dd>{bytes(stop)}</dd>
        </div>
        <div>
          <dt>Waiting runs will write about</dt>
          <dd>{bytes(disk.needed_bytes)}</dd>
        </div>
      </dl>
    </>
  );
}
