import { useState } from "react";
import { Icon } from "@/components/Icon";
import { Instant } from "@/components/Instant";
import { StatusBadge } from "@/components/StatusBadge";
import type { Delivery } from "@/lib/api-types";
import { plural } from "@/lib/format";
import { AttemptList } from "./AttemptList";
import classes from "./ExecutionDetail.module.css";
import { channelNames, deliveryReason, writtenTo } from "./model";

interface DeliveriesProps {
  deliveries: Delivery[];
  zone: string;
}

/** Reader by reader: whether it arrived, when, after how many attempts, and why not. */
export function Deliveries({ deliveries, zone }: DeliveriesProps) {
  return (
    <ul className={classes.rows}>
      {deliveries.map((delivery) => (
        <Line key={delivery.id} delivery={delivery} zone={zone} />
      ))}
    </ul>
  );
}

function Line({ delivery, zone }: { delivery: Delivery; zone: string }) {
  const [open, setOpen] = useState(false);
  const reason = deliveryReason(delivery);
  const written = writtenTo(delivery);
  return (
    <li className={classes.delivery}>
      <span className={classes.address}>
        <b>{delivery.destination}</b>
        <span className={classes.meta}>{channelNames[delivery.channel] ?? delivery.channel}</span>
      </span>
      <span className={classes.outcome}>
        <StatusBadge state={delivery.status} />
        {reason && <span className={classes.reason}>{reason}</span>}
        {written && <span className={classes.reason}>{written}</span>}
      </span>
      <span className={classes.when}>
        <When delivery={delivery} zone={zone} />
      </span>
      <button
        type="button"
        className={classes.toggle}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {plural(Math.max(delivery.attempt, delivery.attempts.length), "attempt")}
        <Icon name={open ? "up" : "down"} size={12} />
      </button>
      {open && (
        <div className={classes.inner}>
          <AttemptList attempts={delivery.attempts} zone={zone} />
          {delivery.reference && !written && (
            <p className={classes.meta}>
              Reference <code>{delivery.reference}</code>
            </p>
          )}
        </div>
      )}
    </li>
  );
}

function When({ delivery, zone }: { delivery: Delivery; zone: string }) {
  if (delivery.sent_at) {
    return <Instant at={delivery.sent_at} zone={zone} mode="clock" />;
  }
  return delivery.next_attempt_at ? (
    <>
      next try <Instant at={delivery.next_attempt_at} zone={zone} mode="relative" />
    </>
  ) : (
    <span className="dimmed">–</span>
  );
}
