import { Instant } from "@/components/Instant";
import { LinkButton } from "@/components/links";
import { StatusBadge } from "@/components/StatusBadge";
import type { NeedsYou as Item } from "@/lib/api-types";
import { useOrg } from "@/lib/org";
import { needWords } from "./model";
import classes from "./NeedsYou.module.css";

/** What waits for a person: the state, which report, why, and one button. */
export function NeedsYou({ items }: { items: Item[] }) {
  return (
    <ul className={classes.list}>
      {items.map((item) => (
        <li key={item.kind + item.title + item.since} className={classes.item}>
          <span className={classes.state}>
            <StatusBadge state={needWords(item.kind).state} />
          </span>
          <span className={classes.what}>
            <b>{item.title}</b> <span className={classes.text}>{item.text}</span>
          </span>
          <span className={classes.since}>
            <Instant at={item.since} mode="relative" />
          </span>
          <Go item={item} />
        </li>
      ))}
    </ul>
  );
}

function Go({ item }: { item: Item }) {
  const org = useOrg();
  const label = needWords(item.kind).action;
  const common = {
    size: "xs",
    variant: "default",
    "aria-label": `${label}: ${item.title}`,
  } as const;
  if (item.execution_id) {
    return (
      <LinkButton to="/o/$org/executions/$id" params={{ org, id: item.execution_id }} {...common}>
        {label}
      </LinkButton>
    );
  }
  return item.schedule_id ? (
    <LinkButton to="/o/$org/schedules/$id" params={{ org, id: item.schedule_id }} {...common}>
      {label}
    </LinkButton>
  ) : null;
}
