import { useQuery } from "@tanstack/react-query";
import { Icon } from "@/components/Icon";
import { LinkButton } from "@/components/links";
import { Panel } from "@/components/Panel";
import { useOrg } from "@/lib/org";
import { healthQuery, reportCountQuery } from "./api";
import classes from "./FirstSteps.module.css";

/** An empty installation: three steps with ticks. */
export function FirstSteps() {
  const org = useOrg();
  const reports = useQuery(reportCountQuery()).data ?? 0;
  const mailOk = useQuery(healthQuery()).data?.checks.email?.status === "pass";
  const steps: [boolean, string][] = [
    [
      reports > 0,
      reports > 0
        ? `${reports} report types found`
        : "Put a report definition into the reports folder",
    ],
    [mailOk, mailOk ? "The mail server answers" : "The mail server does not answer yet"],
    [false, "Make the first schedule"],
  ];
  return (
    <Panel title="Three steps to the first report">
      <ol className={classes.steps}>
        {steps.map(([done, text]) => (
          <li key={text} data-done={done || undefined}>
            <Icon name={done ? "circleCheck" : "clock"} />
            {text}
            <span className="sr-only">{done ? "done" : "open"}</span>
          </li>
        ))}
      </ol>
      <LinkButton to="/o/$org/schedules/new" params={{ org }}>
        New schedule
      </LinkButton>
    </Panel>
  );
}
