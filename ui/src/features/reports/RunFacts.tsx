import { Instant } from "@/components/Instant";
import { valueText } from "@/components/parameters";
import type { ExecutionDetail, Parameter } from "@/lib/api-types";
import classes from "./ExecutionDetail.module.css";
import { triggerWord } from "./model";

interface RunFactsProps {
  execution: ExecutionDetail;
  /** The declaration, for labels; parameters keep their names without it. */
  parameters: Parameter[];
}

/** What the run was asked to do. */
export function RunFacts({ execution, parameters }: RunFactsProps) {
  const { window, timezone } = execution;
  const by = execution.triggered_by ? ` (${execution.triggered_by.display_name})` : "";
  return (
    <dl className={classes.facts}>
      {Object.entries(execution.report_params_snapshot).map(([name, value]) => {
        const parameter = parameters.find((each) => each.name === name);
        return (
          <Fact key={name} name={parameter?.label ?? name}>
            {valueText(parameter, value)}
          </Fact>
        );
      })}
      {window && (
        <Fact name="Period covered">
          {window.label}
          {window.from && window.to && (
            <span className={classes.meta}>
              {" "}
              <Instant at={window.from} zone={timezone} withRelative={false} /> up to{" "}
              <Instant at={window.to} zone={timezone} withRelative={false} />
            </span>
          )}
        </Fact>
      )}
      {execution.since_at && (
        <Fact name="Only what is new">
          {execution.since_at.startsWith("1970-01-01") ? (
            "the first run: everything"
          ) : (
            <>
              after <Instant at={execution.since_at} zone={timezone} withRelative={false} />
            </>
          )}{" "}
          up to <Instant at={execution.scheduled_for} zone={timezone} withRelative={false} />
        </Fact>
      )}
      <Fact name="Started by">{triggerWord(execution.trigger) + by}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
