import { Chart } from "@/components/Chart";
import type { Disk } from "@/lib/api-types";
import { bytes } from "@/lib/format";
import { useNow } from "@/lib/now";
import { viewerZone } from "@/lib/time";
import { trendMarks, trendPoints } from "./model";

/** Free space over the last 30 days, with the limits. */
export function DiskTrend({ disk: { samples, thresholds } }: { disk: Disk }) {
  const now = useNow(60_000);
  if (samples.length < 2) {
    return <p className="dimmed">The line begins with the second look at the disk.</p>;
  }
  return (
    <Chart
      kind="line"
      title="Free space, last 30 days"
      pointsAre="Time"
      series={[{ name: "free", label: "Free", color: 1 }]}
      points={trendPoints(samples, viewerZone, now)}
      format={bytes}
      marks={trendMarks(thresholds, Math.max(...samples.map((each) => each.free_bytes)))}
    />
  );
}
