import { useNavigate } from "@tanstack/react-router";
import { Chart, type ChartPoint, type ChartSeries } from "@/components/Chart";
import { Panel } from "@/components/Panel";
import { stateWord } from "@/components/StatusBadge";
import type { Dashboard, DashboardRange, Scope } from "@/lib/api-types";
import { count, duration, percent } from "@/lib/format";
import { useNow } from "@/lib/now";
import { useOrg } from "@/lib/org";
import { viewerZone } from "@/lib/time";
import classes from "./Dashboard.module.css";
import {
  axisOf,
  durationPoints,
  hasEnded,
  outcomes,
  rangeDays,
  rangeWords,
  runPoints,
  stepOf,
  timeTicks,
} from "./model";
import { RunLink } from "./RunLinks";

interface Props {
  dashboard: Dashboard;
  scope: Scope;
}

const series: ChartSeries[] = [
  { name: "completed", label: "Completed", color: 1 },
  { name: "failed", label: "Failed", color: 2 },
  { name: "skipped", label: "Skipped", color: 5 },
];
const ranges: DashboardRange[] = ["24h", "7d", "30d"];

/** The runs that a point stands for: by a link, and by a click into the drawing. */
function usePointTargets({ dashboard: { range }, scope }: Props) {
  const org = useOrg();
  const navigate = useNavigate();
  if (scope === "installation") {
    return {};
  }
  return {
    renderLink: (point: ChartPoint, text: string) => (
      <RunLink scope={scope} search={stepOf(point.key, range)}>
        {text}
      </RunLink>
    ),
    onPoint: (point: ChartPoint) =>
      void navigate({
        to: "/o/$org/executions",
        params: { org },
        search: stepOf(point.key, range),
      }),
  };
}

export function Runs(props: Props) {
  const { dashboard, scope } = props;
  const { range, executions, success } = dashboard;
  const now = useNow(60_000);
  const targets = usePointTargets(props);
  const axis = axisOf(range, viewerZone);
  return (
    <Panel title="Runs" aside={<span className="dimmed">{axis.aside}</span>}>
      <dl className={classes.figures}>
        {[...outcomes, "cancelled" as const].map((each) => (
          <div key={each}>
            <dt>{stateWord(each)}</dt>
            <dd>
              <RunLink scope={scope} search={{ status: each, since: rangeDays[range] }}>
                {count(executions[each])}
              </RunLink>
            </dd>
          </div>
        ))}
      </dl>
      <dl className={classes.figures}>
        {ranges.map((each) => (
          <div key={each}>
            <dt>{rangeWords[each].replace("last", "Success in")}</dt>
            <dd>{percent(success[each])}</dd>
          </div>
        ))}
      </dl>
      {hasEnded(dashboard) ? (
        <Chart
          kind="bars"
          title={`Runs by how they ended, ${rangeWords[range]}`}
          pointsAre={axis.word}
          series={series}
          points={runPoints(dashboard, axis.zone, now)}
          format={count}
          {...targets}
        />
      ) : (
        <p className="dimmed">No run ended in the {rangeWords[range]}.</p>
      )}
    </Panel>
  );
}

export function Durations(props: Props) {
  const { range, durations } = props.dashboard;
  const now = useNow(60_000);
  const targets = usePointTargets(props);
  const axis = axisOf(range, viewerZone);
  const ended = props.dashboard.executions.completed + props.dashboard.executions.failed > 0;
  const points = durationPoints(props.dashboard, axis.zone, now);
  const figures: [string, number][] = [
    ["Half within", durations.p50_ms],
    ["95 % within", durations.p95_ms],
    ["99 % within", durations.p99_ms],
    ["Average", durations.average_ms],
  ];
  return (
    <Panel title="Durations" aside={<span className="dimmed">{axis.aside}</span>}>
      <dl className={classes.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{duration(ended ? value : undefined)}</dd>
          </div>
        ))}
      </dl>
      {ended ? (
        <>
          <p className={classes.note}>How long 95 % of the runs took at most:</p>
          <Chart
            kind="line"
            title={`Duration of 95 % of the runs, ${rangeWords[range]}`}
            pointsAre={axis.word}
            series={[{ name: "p95", label: "95 % within", color: 1 }]}
            points={points}
            ticks={timeTicks(points)}
            format={duration}
            {...targets}
          />
        </>
      ) : (
        <p className="dimmed">No run ended in the {rangeWords[range]}.</p>
      )}
    </Panel>
  );
}
