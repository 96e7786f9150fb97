import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { PageHeader } from "@/components/PageHeader";
import { Waiting } from "@/components/Waiting";
import { reportTypesQuery } from "@/features/catalog/api";
import { scheduleQuery } from "@/features/schedules/api";
import { draftOf } from "@/features/schedules/model";
import type { ReportType, Schedule } from "@/lib/api-types";
import { useOrg } from "@/lib/org";
import { asProblem } from "@/lib/problem";
import { ScheduleEditor } from "./schedule-editor/ScheduleEditor";
import { NotFoundPage } from "./TroublePage";

const route = getRouteApi("/o/$org/schedules/$id/edit");

export function EditSchedulePage() {
  const { org, id } = route.useParams();
  const types = useQuery(reportTypesQuery());
  const schedule = useQuery(scheduleQuery(id));
  if (schedule.error && asProblem(schedule.error).status === 404) {
    return <NotFoundPage />;
  }
  if (!types.data || !schedule.data) {
    return (
      <>
        <PageHeader
          crumb={
            <Link to="/o/$org/schedules" params={{ org }}>
              Schedules
            </Link>
          }
          title="Edit schedule"
        />
        <Waiting what="The schedule could not be read." queries={[schedule, types]} />
      </>
    );
  }
  return <Loaded key={id} schedule={schedule.data} types={types.data.items} />;
}

function Loaded({ schedule, types }: { schedule: Schedule; types: ReportType[] }) {
  const org = useOrg();
  // What was there when editing began: a newer version shows up as a conflict on saving.
  const [start] = useState(schedule);
  return (
    <ScheduleEditor
      crumb={
        <Link to="/o/$org/schedules/$id" params={{ org, id: start.id }}>
          {start.name}
        </Link>
      }
      title="Edit"
      draftKey={`${org}:edit:${start.id}`}
      initial={draftOf(start)}
      types={types}
      saved={{ id: start.id, version: start.version }}
    />
  );
}
