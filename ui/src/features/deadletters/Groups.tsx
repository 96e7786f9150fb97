import { Button } from "@mantine/core";
import { useState } from "react";
import { Instant } from "@/components/Instant";
import { Panel } from "@/components/Panel";
import type { DeadLetterGroup } from "@/lib/api-types";
import { categoryWord } from "@/lib/categories";
import { count, plural } from "@/lib/format";
import classes from "./DeadLetters.module.css";
import { worthGrouping } from "./model";

const shownFirst = 4;

interface GroupsProps {
  groups: DeadLetterGroup[];
  onShow: (group: DeadLetterGroup) => void;
  onRetry: (group: DeadLetterGroup) => void;
}

/** One cause, one action: what is open by what went wrong, the most frequent first. */
export function Groups({ groups, onShow, onRetry }: GroupsProps) {
  const [more, setMore] = useState(false);
  const several = worthGrouping(groups);
  if (several.length === 0) {
    return null;
  }
  const shown = more ? several : several.slice(0, shownFirst);
  return (
    <Panel flush title="By cause">
      <ul>
        {shown.map((group) => (
          <li key={group.error_code + group.error_message} className={classes.group}>
            <b className={classes.count}>{count(group.count)}</b>
            <span className={classes.cause}>
              <span>{group.error_message}</span>
              <span className={classes.meta}>
                {categoryWord(group.error_category)} · <code>{group.error_code}</code> · since{" "}
                <Instant at={group.since} mode="relative" />
              </span>
            </span>
            <span className={classes.act}>
              <Button
                size="xs"
                variant="default"
                onClick={() => onShow(group)}
                aria-label={`Show ${count(group.count)}: ${group.error_message}`}
              >
                Show
              </Button>
              <Button
                size="xs"
                variant="default"
                onClick={() => onRetry(group)}
                aria-label={`Retry ${count(group.count)}: ${group.error_message}`}
              >
                Retry {count(group.count)}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {several.length > shown.length && (
        <button type="button" className={classes.more} onClick={() => setMore(true)}>
          {plural(several.length - shown.length, "more cause")}
        </button>
      )}
    </Panel>
  );
}
