import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { DataTable, type TableColumn } from "@/components/DataTable";
import { Instant } from "@/components/Instant";
import row from "@/components/RowLink.module.css";
import { StatusBadge } from "@/components/StatusBadge";
import type { Alert } from "@/lib/api-types";
import { count } from "@/lib/format";
import { useNow } from "@/lib/now";
import { useMe, useOrg } from "@/lib/org";
import { AlertMenu } from "./AlertMenu";
import classes from "./Alerts.module.css";
import { useAlertActions } from "./actions";
import { badgeState, isMuted, placeOf, stateReason } from "./model";

const columns: TableColumn<Alert>[] = [
  { key: "what", header: "What", phone: "first", cell: (each) => <WhatCell alert={each} /> },
  {
    key: "state",
    header: "State",
    width: 176,
    phone: "second",
    cell: (each) => <StateCell alert={each} />,
  },
  {
    key: "since",
    header: "Since",
    width: 150,
    phone: "second",
    cell: (each) => <Instant at={each.first_seen_at} />,
  },
  {
    key: "where",
    header: "Where",
    width: 120,
    phone: "second",
    cell: (each) => <WhereCell alert={each} />,
  },
  {
    key: "times",
    header: "Times",
    width: 68,
    align: "end",
    phone: "second",
    cell: (each) => <Times times={each.times} />,
  },
  {
    key: "act",
    header: "",
    width: 188,
    align: "end",
    phone: "first",
    cell: (each) => each.status !== "resolved" && <ActCell alert={each} />,
  },
];

interface AlertTableProps {
  alerts: Alert[] | undefined;
  stale: boolean;
}

export function AlertTable({ alerts, stale }: AlertTableProps) {
  return (
    <DataTable
      caption="Alerts"
      columns={columns}
      rows={alerts}
      rowKey={(each) => each.id}
      stale={stale}
    />
  );
}

/** The row leads to where the trouble can be seen. */
function WhatCell({ alert }: { alert: Alert }) {
  const org = useOrg();
  const place = placeOf(alert);
  return (
    <div className={classes.what}>
      {place ? (
        <Link
          to={`/o/${org}${place.path}` as string}
          search={place.search}
          className={row.link}
          data-row-link
        >
          {alert.title}
        </Link>
      ) : (
        <b className={classes.title}>{alert.title}</b>
      )}
      <span className={classes.meta}>{alert.message}</span>
    </div>
  );
}

function StateCell({ alert }: { alert: Alert }) {
  const muted = isMuted(alert, useNow(30_000));
  return (
    <>
      <StatusBadge state={badgeState(alert)} reason={stateReason(alert)} />
      {muted && (
        <span className={`${classes.muted} ${row.above}`}>
          muted until <Instant at={alert.muted_until} withRelative={false} />
        </span>
      )}
    </>
  );
}

function WhereCell({ alert }: { alert: Alert }) {
  const me = useMe();
  const whole = alert.scope === "installation" ? "Installation" : me.organization.name;
  const place = placeOf(alert)?.word;
  return (
    <>
      {place ?? whole}
      {place && alert.scope === "installation" && (
        <>
          <span className="phone-only"> · </span>
          <span className={`${classes.meta} ${classes.scope}`}>installation</span>
        </>
      )}
    </>
  );
}

/** On phones with its noun, and only where it says something. */
function Times({ times }: { times: number }) {
  return times === 1 ? (
    <span data-dash>1</span>
  ) : (
    <>
      {count(times)}
      <span className="phone-only"> times</span>
    </>
  );
}

function ActCell({ alert }: { alert: Alert }) {
  const { acknowledge } = useAlertActions(alert);
  return (
    <span className={`${classes.act} ${row.above}`}>
      {alert.status === "open" && (
        <Button
          size="compact-sm"
          variant="default"
          className={classes.acknowledge}
          onClick={acknowledge}
          aria-label={`Acknowledge: ${alert.title}`}
        >
          Acknowledge
        </Button>
      )}
      <AlertMenu alert={alert} />
    </span>
  );
}
