import "@mantine/charts/styles.css";
import { BarChart, LineChart } from "@mantine/charts";
import type { ChartPoint, ChartProps } from "./Chart";
import classes from "./Chart.module.css";

/** On a touch screen a tap shows the figures; the links stand in the table. */
function hasPointer(): boolean {
  return window.matchMedia("(hover: hover) and (pointer: fine)").matches;
}

function shared({ points, series, format, ticks, marks, onPoint }: ChartProps) {
  const labels = new Map(points.map((point) => [point.key, point]));
  const labelOf = (key: unknown) => labels.get(String(key));
  const choose = ({ activeLabel }: { activeLabel?: string | number | undefined }) => {
    const point: ChartPoint | undefined = labelOf(activeLabel);
    if (point && hasPointer()) {
      onPoint?.(point);
    }
  };
  return {
    root: {
      className: classes.drawing,
      "data-clickable": onPoint ? true : undefined,
      data: points.map((point) => ({ key: point.key, ...point.values })),
      dataKey: "key",
      series: series.map(({ name, label, color }) => ({
        name,
        label,
        color: `var(--p-chart-${color})`,
      })),
      valueFormatter: format,
      gridColor: "var(--p-line)",
      strokeDasharray: "0",
      tickLine: "none" as const,
      accessibilityLayer: false, // said by the table
      xAxisProps: {
        ticks: points.filter(({ tick }) => tick).map(({ key }) => key),
        minTickGap: 16,
        interval: "equidistantPreserveStart" as const,
        tickFormatter: (key: string) => labelOf(key)?.tick ?? "",
      },
      yAxisProps: {
        width: 72,
        allowDecimals: false,
        ...(ticks && { ticks, domain: [0, ticks.at(-1) ?? 0] }),
        tickFormatter: (value: number) => (value === 0 ? "0" : format(value)),
      },
      tooltipProps: { labelFormatter: (key: unknown) => labelOf(key)?.label ?? "" },
      referenceLines: (marks ?? []).map(({ value, label }) => ({
        y: value,
        ...(label && { label }),
        color: "var(--p-error)",
        ifOverflow: "extendDomain" as const,
        strokeDasharray: "6 4",
        labelPosition: "insideBottomRight" as const,
      })),
    },
    inner: { onClick: choose, margin: { top: 8, right: 8 } },
  };
}

/** Draws; its words stand beside it. */
export function ChartCanvas(props: ChartProps) {
  const { root, inner } = shared(props);
  return props.kind === "bars" ? (
    <BarChart {...root} type="stacked" maxBarWidth={32} barChartProps={inner} />
  ) : (
    <LineChart
      {...root}
      curveType="linear"
      connectNulls={false}
      withDots={props.points.length <= 31}
      dotProps={{ r: 2.5 }}
      lineChartProps={inner}
    />
  );
}
