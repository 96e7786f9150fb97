import { Button } from "@mantine/core";
import { lazy, type ReactNode, Suspense, useState } from "react";
import classes from "./Chart.module.css";
import { Dash } from "./Dash";

/** The drawing and its library arrive after the words of the page. */
const ChartCanvas = lazy(() =>
  import("./ChartCanvas").then((module) => ({ default: module.ChartCanvas })),
);

export interface ChartSeries {
  name: string;
  label: string;
  /** One of the colours of charts, by number. */
  color: 1 | 2 | 3 | 4 | 5 | 6;
}

export interface ChartPoint {
  /** Unique among the points; in their order. */
  key: string;
  /** What it stands for, in full: "Tue 24 Mar, 09:00 to 10:00". */
  label: string;
  /** Below the axis, short; not every point has one. */
  tick?: string | undefined;
  /** By the name of the series; nothing known is left out. */
  values: Record<string, number | undefined>;
}

/** A limit as a line across; the label of one may name its neighbour too. */
export interface ChartMark {
  value: number;
  label?: string | undefined;
}

export interface ChartProps {
  kind: "bars" | "line";
  /** What is shown, over what: also the caption of the table. */
  title: string;
  /** The head of the table's first column. */
  pointsAre: string;
  series: ChartSeries[];
  points: ChartPoint[];
  format: (value: number) => string;
  /** Where the axis of values has its lines, where round numbers would not do. */
  ticks?: number[];
  marks?: ChartMark[];
  /** What a point says, as a link to what it stands for. */
  renderLink?: (point: ChartPoint, text: string) => ReactNode;
  /** The same, for those who click into the drawing. */
  onPoint?: (point: ChartPoint) => void;
}

/** Figures over time as a drawing or as a table. Its message stands in words beside it. */
export function Chart(props: ChartProps) {
  const [table, setTable] = useState(false);
  return (
    <figure className={classes.figure} aria-label={props.title}>
      <div className={classes.head}>
        {props.series.length > 1 && <Legend series={props.series} />}
        <Button
          className={classes.switch}
          variant="subtle"
          size="compact-xs"
          aria-pressed={table}
          onClick={() => setTable(!table)}
        >
          {table ? "Show as chart" : "Show as table"}
          <span className="sr-only">: {props.title}</span>
        </Button>
      </div>
      {table ? (
        <ChartTable {...props} />
      ) : (
        <div className={classes.canvas} role="img" aria-label={`Chart: ${props.title}`}>
          <Suspense fallback={null}>
            <ChartCanvas {...props} />
          </Suspense>
        </div>
      )}
    </figure>
  );
}

function Legend({ series }: { series: ChartSeries[] }) {
  return (
    <ul className={classes.legend}>
      {series.map((each) => (
        <li key={each.name}>
          <span className={classes.swatch} style={{ background: `var(--p-chart-${each.color})` }} />
          {each.label}
        </li>
      ))}
    </ul>
  );
}

function ChartTable({ title, pointsAre, series, points, format, renderLink }: ChartProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys too
    <section className={classes.scroll} tabIndex={0} aria-label={`Table: ${title}`}>
      <table className={classes.table}>
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{pointsAre}</th>
            {series.map((each) => (
              <th key={each.name} scope="col">
                {each.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.key}>
              <th scope="row">{renderLink ? renderLink(point, point.label) : point.label}</th>
              {series.map(({ name }) => {
                const value = point.values[name];
                return <td key={name}>{value === undefined ? <Dash /> : format(value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
