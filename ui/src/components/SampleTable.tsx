import { type RefObject, useEffect, useRef, useState } from "react";
import type { Column, Sample } from "@/lib/api-types";
import { count, plural } from "@/lib/format";
import { fullDate } from "@/lib/time";
import { Icon } from "./Icon";
import classes from "./SampleTable.module.css";

const numeric = new Set(["integer", "decimal", "money", "percent", "duration"]);

function money(value: number, currency: string | null | undefined): string {
  const format = currency
    ? { style: "currency" as const, currency }
    : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat("en-GB", format).format(value);
}

/** Seconds as 1:30:00. */
function clock(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const two = (part: number) => String(part).padStart(2, "0");
  const sign = seconds < 0 && whole > 0 ? "-" : "";
  return `${sign}${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** What the server sends as `2026-11-23` or `2026-11-23T06:13:09` is local already. */
const moment = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/;

/** "23 Nov 2026" or "23 Nov 2026, 06:13:09"; what is no such text, as "infinity", stays. */
function when(text: string): string {
  const found = moment.exec(text);
  if (!found?.[1]) {
    return text;
  }
  const day = fullDate(new Date(`${found[1]}T00:00:00Z`), "UTC");
  return found[2] ? `${day}, ${found[2]}` : day;
}

/** One cell as the report would show it; a missing value is a dash, never 0. */
export function cellText(value: unknown, column: Column): string {
  if (value === null || value === undefined) {
    return "–";
  }
  if (column.type === "date" || column.type === "timestamp") {
    return when(String(value));
  }
  const number = typeof value === "number" ? value : Number(value);
  if (!numeric.has(column.type) || Number.isNaN(number)) {
    return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
  }
  switch (column.type) {
    case "integer":
      return count(number);
    case "money":
      return money(number, column.currency);
    case "percent":
      return `${new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 }).format(number * 100)}%`;
    case "duration":
      return clock(number);
    default:
      return new Intl.NumberFormat("en-GB", { maximumFractionDigits: 4 }).format(number);
  }
}

interface SampleTableProps {
  sample: Pick<Sample, "columns" | "rows">;
  label: string;
}

/** The first rows of a report, scrolling sideways within its own box. */
export function SampleTable({ sample, label }: SampleTableProps) {
  if (sample.rows.length === 0) {
    return <p className={classes.none}>No rows for this period.</p>;
  }
  return <Scroller sample={sample} label={label} />;
}

function Scroller({ sample, label }: SampleTableProps) {
  const box = useRef<HTMLElement>(null);
  const hidden = useHiddenColumns(box);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys */}
      <section ref={box} className={classes.scroll} tabIndex={0} aria-label={label}>
        <Rows sample={sample} />
      </section>
      {hidden !== undefined && (
        <p className={classes.more} aria-hidden="true">
          {hidden > 0 && (
            <>
              {plural(hidden, "more column")} to the right <Icon name="arrow" size={12} />
            </>
          )}
        </p>
      )}
    </>
  );
}

/**
 * How many columns do not show at the right edge, which not every system tells by a bar; undefined
 * where all fit without scrolling.
 */
function useHiddenColumns(box: RefObject<HTMLElement | null>): number | undefined {
  const [hidden, setHidden] = useState<number>();
  useEffect(() => {
    const self = box.current;
    if (!self) {
      return;
    }
    const look = () => {
      if (self.scrollWidth <= self.clientWidth) {
        setHidden(undefined);
        return;
      }
      const edge = self.getBoundingClientRect().right;
      const heads = [...self.querySelectorAll("th")];
      // Half a column that shows is no longer hidden.
      setHidden(heads.filter((each) => middle(each.getBoundingClientRect()) > edge).length);
    };
    look();
    const size = new ResizeObserver(look);
    size.observe(self);
    self.addEventListener("scroll", look, { passive: true });
    return () => {
      size.disconnect();
      self.removeEventListener("scroll", look);
    };
  }, [box]);
  return hidden;
}

function middle({ left, right }: DOMRect): number {
  return (left + right) / 2;
}

function Rows({ sample }: Pick<SampleTableProps, "sample">) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {sample.columns.map((column) => (
            <th key={column.name} scope="col" data-end={numeric.has(column.type) || undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sample.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a sample have no other identity
          <tr key={index}>
            {sample.columns.map((column, at) => (
              <td key={column.name} data-end={numeric.has(column.type) || undefined}>
                {cellText(row[at], column)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
