import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Panel } from "@/components/Panel";
import { valueText } from "@/components/parameters";
import { reportTypeQuery } from "@/features/catalog/api";
import { previewQuery } from "@/features/schedules/api";
import { burstDraft, burstText } from "@/features/schedules/burst";
import { conditionDraft, conditionText } from "@/features/schedules/condition";
import { catchUpWords, whenEmptyWords } from "@/features/schedules/model";
import { NextRuns } from "@/features/schedules/NextRuns";
import type { Schedule } from "@/lib/api-types";
import { formatWords } from "@/lib/formats";
import { useOrg } from "@/lib/org";
import classes from "../DetailPage.module.css";

/** Beside the tabs: the next five, what it asks for, how it behaves. */
export function Side({ schedule }: { schedule: Schedule }) {
  const runs = schedule.is_active;
  const preview = useQuery(previewQuery(schedule.schedule, runs));
  return (
    <div className={classes.side}>
      {runs && (
        <Panel title="Next five">
          <NextRuns preview={preview.data} zone={schedule.timezone} pending={preview.isFetching} />
        </Panel>
      )}
      <Panel title="Report">
        <Facts schedule={schedule} />
      </Panel>
    </div>
  );
}

function Facts({ schedule }: { schedule: Schedule }) {
  const org = useOrg();
  const type = useQuery({ ...reportTypeQuery(schedule.report_type), retry: false }).data;
  return (
    <dl className={classes.facts}>
      <dt>Type</dt>
      <dd>
        <Link to="/o/$org/report-types/$id" params={{ org, id: schedule.report_type }}>
          {schedule.report_type_name}
        </Link>
      </dd>
      {Object.entries(schedule.report_params).map(([name, value]) => {
        const parameter = type?.parameters.find((each) => each.name === name);
        return (
          <Fact key={name} name={parameter?.label ?? name}>
            {valueText(parameter, value)}
          </Fact>
        );
      })}
      <Fact name="File">{formatWords(schedule.output_formats)}</Fact>
      {schedule.burst && <Fact name="Split">{burstText(burstDraft(schedule), type)}</Fact>}
      <Fact name="Sent">{conditionText(conditionDraft(schedule.condition), type)}</Fact>
      <Fact name="No rows">{whenEmptyWords[schedule.when_empty].toLowerCase()}</Fact>
      <Fact name="Downtime">{catchUpWords[schedule.catch_up].replace("After downtime, ", "")}</Fact>
      <Fact name="Time limit">{schedule.timeout_minutes} min</Fact>
      <Fact name="Owner">{schedule.owner.display_name}</Fact>
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
