import { DataTable, type TableColumn } from "@/components/DataTable";
import { Instant } from "@/components/Instant";
import { StatusBadge } from "@/components/StatusBadge";
import type { Node } from "@/lib/api-types";
import { count, roughly } from "@/lib/format";
import { useNow } from "@/lib/now";
import { clockWords, isClockOff, slotDetails, stateReason } from "./model";
import { NodeActions } from "./NodeActions";
import classes from "./Nodes.module.css";

function columnsFor(all: Node[]): TableColumn<Node>[] {
  return [
    { key: "name", header: "Name", phone: "first", cell: (each) => <NameCell node={each} /> },
    {
      key: "state",
      header: "State",
      phone: "second",
      cell: (each) => <StatusBadge state={each.state} reason={stateReason(each)} />,
    },
    {
      key: "beat",
      header: "Heartbeat",
      width: 104,
      phone: "second",
      cell: (each) => <Heartbeat node={each} />,
    },
    {
      key: "slots",
      header: "Slots in use",
      width: 190,
      phone: "second",
      cell: (each) => <SlotsCell node={each} />,
    },
    {
      key: "clock",
      header: "Clock off by",
      width: 140,
      wide: true,
      cell: (each) => <ClockCell node={each} />,
    },
    { key: "version", header: "Version", width: 96, wide: true, cell: (each) => each.version },
    {
      key: "act",
      header: "",
      width: 108,
      align: "end",
      phone: "first",
      cell: (each) => each.state !== "lost" && <NodeActions node={each} all={all} />,
    },
  ];
}

export function NodeTable({ nodes }: { nodes: Node[] | undefined }) {
  return (
    <DataTable
      caption="Nodes"
      columns={columnsFor(nodes ?? [])}
      rows={nodes}
      rowKey={(each) => each.id}
      skeletonRows={2}
    />
  );
}

function NameCell({ node }: { node: Node }) {
  const up = useNow(30_000).getTime() - Date.parse(node.started_at);
  return (
    <div className={classes.name}>
      <b>{node.name}</b>
      <span className={classes.meta}>
        up for {roughly(Math.max(up, 1000))}
        {node.is_this && ", answers this page"}
      </span>
    </div>
  );
}

function Heartbeat({ node }: { node: Node }) {
  return (
    <>
      <span className="phone-only">heartbeat </span>
      <Instant at={node.beat_at} mode="relative" />
    </>
  );
}

function SlotsCell({ node }: { node: Node }) {
  const details = slotDetails(node);
  return (
    <>
      {count(node.running)} of {count(node.slots)}
      <span className="phone-only"> slots</span>
      {details && <span className={`${classes.meta} ${classes.line}`}>{details}</span>}
    </>
  );
}

function ClockCell({ node }: { node: Node }) {
  const words = clockWords(node.clock_offset_ms);
  return isClockOff(node.clock_offset_ms) ? <StatusBadge state="late" word={words} /> : words;
}
