import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { Chart } from "@/components/Chart";
import { DataTable, type TableColumn } from "@/components/DataTable";
import { Panel } from "@/components/Panel";
import { Waiting } from "@/components/Waiting";
import type { Usage, UsageCost } from "@/lib/api-types";
import { bytes, count, duration } from "@/lib/format";
import { spokenDate } from "@/lib/time";
import { usageQuery } from "./api";
import { byteDays, monthName, monthSpan, months, usageSentence } from "./model";
import classes from "./Storage.module.css";

interface UsagePanelProps {
  month: string;
  onMonth: (month: string) => void;
  nameOf: (type: string) => React.ReactNode;
  now: Date;
}

/** What the organisation's reports took up and cost in a month. */
export function UsagePanel({ month, onMonth, nameOf, now }: UsagePanelProps) {
  const { from, to } = monthSpan(month);
  const usage = useQuery(usageQuery(from, to));
  return (
    <Panel flush title="Use" aside={<MonthPicker month={month} onMonth={onMonth} now={now} />}>
      {usage.data ? (
        <Content usage={usage.data} nameOf={nameOf} />
      ) : (
        <Waiting what="The use could not be read." queries={[usage]} />
      )}
    </Panel>
  );
}

function MonthPicker({ month, onMonth, now }: Pick<UsagePanelProps, "month" | "onMonth" | "now">) {
  const id = useId();
  return (
    <span className={classes.months}>
      <label htmlFor={id}>Month (UTC)</label>
      <NativeSelect
        id={id}
        size="xs"
        value={month}
        onChange={(event) => onMonth(event.currentTarget.value)}
        data={months(now).map((value) => ({ value, label: monthName(value) }))}
      />
    </span>
  );
}

function Content({ usage, nameOf }: { usage: Usage; nameOf: UsagePanelProps["nameOf"] }) {
  return (
    <>
      <p className={classes.trend}>At its end, or now: {usageSentence(usage)}.</p>
      {usage.by_report_type.length > 0 && (
        <DataTable
          caption="Use by report type"
          columns={columnsOf(nameOf)}
          rows={usage.by_report_type}
          rowKey={({ report_type: type }) => type}
        />
      )}
      {usage.days.length > 1 && (
        <div className={classes.trend}>
          <Chart
            kind="line"
            title="Files kept, by day"
            pointsAre="Day"
            series={[{ name: "bytes", label: "Kept", color: 1 }]}
            points={usage.days.map(({ day, bytes: size }) => ({
              key: day,
              label: spokenDate(day),
              tick: day.slice(8),
              values: { bytes: size },
            }))}
            format={bytes}
          />
        </div>
      )}
    </>
  );
}

function columnsOf(nameOf: UsagePanelProps["nameOf"]): TableColumn<UsageCost>[] {
  return [
    {
      key: "type",
      header: "Report type",
      phone: "first",
      cell: ({ report_type: type }) => (type ? nameOf(type) : "Earlier report types"),
    },
    { key: "runs", header: "Runs", align: "end", width: 80, cell: ({ runs }) => count(runs) },
    {
      key: "cpu",
      header: "Computing",
      align: "end",
      width: 110,
      phone: "second",
      cell: ({ cpu_ms: ms }) => duration(ms),
    },
    {
      key: "deliveries",
      header: "Delivered",
      align: "end",
      width: 90,
      cell: ({ deliveries }) => count(deliveries),
    },
    {
      key: "storage",
      header: "Storage",
      align: "end",
      width: 120,
      cell: ({ byte_days: n }) => byteDays(n),
    },
    { key: "files", header: "Files", align: "end", width: 80, cell: ({ files }) => count(files) },
    {
      key: "bytes",
      header: "Size",
      align: "end",
      width: 100,
      phone: "first",
      cell: ({ bytes: size }) => bytes(size),
    },
  ];
}
