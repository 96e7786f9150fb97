import { useNavigate } from "@tanstack/react-router";
import { Chart, type ChartPoint, type ChartSeries } from "@/components/Chart";
import { Panel } from "@/components/Panel";
import type { Dashboard, Scope } from "@/lib/api-types";
import { categoryWord, errorCategories } from "@/lib/categories";
import { count } from "@/lib/format";
import { useNow } from "@/lib/now";
import { useOrg } from "@/lib/org";
import { viewerZone } from "@/lib/time";
import classes from "./Dashboard.module.css";
import { axisOf, daysOf, errorPoints, errorTotals, rangeWords, stepOf } from "./model";
import { LetterLink } from "./RunLinks";

const colors = [1, 2, 3, 4, 6] as const;
const series: ChartSeries[] = errorCategories.map(({ value, label }, index) => ({
  name: value,
  label,
  color: colors[index] ?? 6,
}));

/** Failed runs by what was at fault; each figure leads to its dead letters. */
export function Errors({ dashboard, scope }: { dashboard: Dashboard; scope: Scope }) {
  const { range, errors, at } = dashboard;
  const now = useNow(60_000);
  const org = useOrg();
  const navigate = useNavigate();
  const axis = axisOf(range, viewerZone);
  const totals = errorTotals(errors);
  const days = (point: ChartPoint) => {
    const { from, to } = stepOf(point.key, range);
    return daysOf(from, to, viewerZone);
  };
  return (
    <Panel title="Errors by category" aside={<span className="dimmed">{axis.aside}</span>}>
      {totals.length === 0 ? (
        <p className="dimmed">No run failed in the {rangeWords[range]}.</p>
      ) : (
        <>
          <dl className={classes.figures}>
            {totals.map(({ category, total }) => (
              <div key={category}>
                <dt>{categoryWord(category)}</dt>
                <dd>
                  <LetterLink
                    scope={scope}
                    search={{ category, ...daysOf(errors[0]?.at ?? at, at, viewerZone) }}
                  >
                    {count(total)}
                  </LetterLink>
                </dd>
              </div>
            ))}
          </dl>
          <Chart
            kind="bars"
            title={`Failed runs by category of error, ${rangeWords[range]}`}
            pointsAre={axis.word}
            series={series.filter(({ name }) => totals.some(({ category }) => category === name))}
            points={errorPoints(dashboard, axis.zone, now)}
            format={count}
            {...(scope === "organization" && {
              renderLink: (point, text) => (
                <LetterLink scope={scope} search={days(point)}>
                  {text}
                </LetterLink>
              ),
              onPoint: (point) =>
                void navigate({
                  to: "/o/$org/operations/dead-letters",
                  params: { org },
                  search: { status: "all", ...days(point) },
                }),
            })}
          />
        </>
      )}
    </Panel>
  );
}
