import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { NeedsRole } from "@/components/NeedsRole";
import { PageHeader } from "@/components/PageHeader";
import { defaultsOf } from "@/components/parameters";
import { Waiting } from "@/components/Waiting";
import { reportTypesQuery } from "@/features/catalog/api";
import { scheduleQuery } from "@/features/schedules/api";
import { draftOf, formatsFor, newDraft, type ScheduleDraft } from "@/features/schedules/model";
import type { ReportType, Schedule } from "@/lib/api-types";
import { atLeast, useMe, useOrg } from "@/lib/org";
import { viewerZone } from "@/lib/time";
import { ScheduleEditor } from "./schedule-editor/ScheduleEditor";

const route = getRouteApi("/o/$org/schedules/new");

export function NewSchedulePage() {
  const me = useMe();
  const org = useOrg();
  const { type, from } = route.useSearch();
  const allowed = atLeast(me, "member");
  const types = useQuery({ ...reportTypesQuery(), enabled: allowed });
  const source = useQuery({ ...scheduleQuery(from ?? ""), enabled: Boolean(from) });
  const crumb = (
    <Link to="/o/$org/schedules" params={{ org }}>
      Schedules
    </Link>
  );
  if (!allowed) {
    return (
      <>
        <PageHeader crumb={crumb} title="New schedule" />
        <NeedsRole what="Making schedules" least="member" organization={me.organization.name} />
      </>
    );
  }
  if (!types.data || (from && !source.data)) {
    return (
      <>
        <PageHeader crumb={crumb} title="New schedule" />
        <Waiting what="The reports could not be read." queries={[types, source]} />
      </>
    );
  }
  return (
    <ScheduleEditor
      key={`${type ?? ""}:${from ?? ""}`}
      crumb={crumb}
      title="New schedule"
      draftKey={`${org}:new:${type ?? ""}:${from ?? ""}`}
      initial={startDraft(
        me.timezone === "UTC" ? viewerZone : me.timezone,
        types.data.items,
        type,
        source.data,
      )}
      types={types.data.items}
    />
  );
}

function startDraft(
  zone: string,
  types: ReportType[],
  typeId: string | undefined,
  source: Schedule | undefined,
): ScheduleDraft {
  if (source) {
    return { ...draftOf(source), name: `Copy of ${source.name}` };
  }
  const type = types.find((each) => each.id === typeId);
  const draft = newDraft(zone);
  return type
    ? {
        ...draft,
        reportType: type.id,
        name: type.name,
        params: defaultsOf(type.parameters),
        formats: formatsFor(type, draft.formats),
      }
    : draft;
}
