import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { EmptyState } from "@/components/EmptyState";
import { Icon } from "@/components/Icon";
import { LinkButton } from "@/components/links";
import { PageHeader } from "@/components/PageHeader";
import { Panel } from "@/components/Panel";
import { Waiting } from "@/components/Waiting";
import { healthQuery, homeQuery } from "@/features/operations/api";
import { FirstSteps } from "@/features/operations/FirstSteps";
import { healthSentence, homeSentence, isEmpty, scheduleCount } from "@/features/operations/model";
import { NeedsYou } from "@/features/operations/NeedsYou";
import { NextDay } from "@/features/operations/NextDay";
import type { Home } from "@/lib/api-types";
import { plural } from "@/lib/format";
import { atLeast, useMe, useOrg } from "@/lib/org";
import { clock, viewerZone } from "@/lib/time";
import classes from "./HomePage.module.css";

export function HomePage() {
  const me = useMe();
  const org = useOrg();
  const home = useQuery(homeQuery());
  const stale = home.isError && home.data;
  const sentence = stale
    ? `Not known since ${clock(new Date(home.dataUpdatedAt), viewerZone)}.`
    : home.data && homeSentence(home.data);
  return (
    <>
      <PageHeader
        title="Home"
        primary={
          atLeast(me, "member") && (
            <LinkButton
              to="/o/$org/schedules/new"
              params={{ org }}
              data-new
              leftSection={<Icon name="plus" />}
            >
              New schedule
            </LinkButton>
          )
        }
      />
      {home.data ? (
        <div className={classes.page}>
          <p className={classes.sentence} role="status" data-stale={stale ? true : undefined}>
            {sentence}
          </p>
          <Content home={home.data} />
          <HealthLine />
        </div>
      ) : (
        <Waiting what="It is not known whether everything is on time." queries={[home]} />
      )}
    </>
  );
}

function Content({ home }: { home: Home }) {
  const me = useMe();
  if (scheduleCount(home) === 0) {
    return atLeast(me, "member") ? (
      <FirstSteps />
    ) : (
      <EmptyState title={isEmpty(home) ? "No schedules yet" : "No schedules for you yet"}>
        Reports that {me.organization.name} sends to you appear here.
      </EmptyState>
    );
  }
  return (
    <>
      {home.needs_you.length > 0 && (
        <Panel flush title="Needs you">
          <NeedsYou items={home.needs_you.slice(0, 5)} />
        </Panel>
      )}
      <Panel
        title="Next 24 h"
        aside={<span className="dimmed num">{plural(home.due_next_24h, "run")}</span>}
      >
        <NextDay next={home.next} />
      </Panel>
      <Panel title="Last 24 h">
        <LastDay home={home} />
      </Panel>
    </>
  );
}

function LastDay({ home }: { home: Home }) {
  const org = useOrg();
  const parts = [
    ["on time", home.on_time, "completed"],
    ["late", home.late, undefined],
    ["failed", home.failed, "failed"],
    ["skipped", home.skipped, "skipped"],
  ] as const;
  return (
    <ul className={classes.tally}>
      {parts.map(([word, number, status]) => (
        <li key={word}>
          <Link
            to="/o/$org/executions"
            params={{ org }}
            search={{ since: "1", ...(status ? { status } : {}) }}
          >
            {word} <b className="num">{number}</b>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function HealthLine() {
  const health = useQuery(healthQuery());
  return (
    <p className={classes.health}>
      {health.data
        ? healthSentence(health.data)
        : health.isError
          ? "Health is not known."
          : "Checking health"}
      {health.data?.version && health.data.version !== "unknown" && (
        <span className="dimmed"> Punctual {health.data.version}</span>
      )}
    </p>
  );
}
