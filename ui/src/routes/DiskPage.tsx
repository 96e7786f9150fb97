import { useQuery } from "@tanstack/react-query";
import { NeedsRole } from "@/components/NeedsRole";
import { PageHeader } from "@/components/PageHeader";
import { Panel } from "@/components/Panel";
import { StaleBar } from "@/components/StaleBar";
import { StatusBadge } from "@/components/StatusBadge";
import { Waiting } from "@/components/Waiting";
import { Advice } from "@/features/disk/Advice";
import { diskQuery } from "@/features/disk/api";
import { DiskTrend } from "@/features/disk/DiskTrend";
import { stateSentence, trendSentence } from "@/features/disk/model";
import { Usage } from "@/features/disk/Usage";
import { UseTable } from "@/features/disk/UseTable";
import type { Disk } from "@/lib/api-types";
import { atLeast, useMe } from "@/lib/org";
import classes from "./DetailPage.module.css";
import { useTypeName } from "./typeNames";

export function DiskPage() {
  const me = useMe();
  if (!atLeast(me, "administrator") && !me.operator) {
    return (
      <>
        <PageHeader title="Disk" />
        <NeedsRole
          what="The state of the disk"
          least="administrator"
          organization={me.organization.name}
        />
      </>
    );
  }
  return <Allowed />;
}

function Allowed() {
  const disk = useQuery(diskQuery());
  return (
    <>
      <PageHeader
        title="Disk"
        lead={
          disk.data ? (
            <>
              <StatusBadge state={disk.data.state} /> {stateSentence(disk.data)}{" "}
              {trendSentence(disk.data)}
            </>
          ) : (
            "\u00a0"
          )
        }
      />
      {disk.data ? (
        <div className={classes.page}>
          <StaleBar query={disk} />
          <Content disk={disk.data} />
        </div>
      ) : (
        <Waiting what="The disk could not be read." queries={[disk]} />
      )}
    </>
  );
}

function Content({ disk }: { disk: Disk }) {
  const me = useMe();
  const nameOf = useTypeName();
  const whose = me.operator ? "of all organisations" : `of ${me.organization.name}`;
  return (
    <>
      <Panel title="Use">
        <Usage disk={disk} reports={`Report files ${whose}`} />
      </Panel>
      <Panel title="Free space" aside={<span className="dimmed">last 30 days</span>}>
        <DiskTrend disk={disk} />
      </Panel>
      <Panel flush title="Make room">
        <Advice disk={disk} />
      </Panel>
      <Panel
        flush
        title="Report files by organisation"
        aside={<span className="dimmed">{whose}</span>}
      >
        <UseTable
          of="Organisation"
          rows={disk.by_organization.map(({ key, name, bytes, files }) => ({
            key,
            name,
            bytes,
            files,
          }))}
        />
      </Panel>
      <Panel flush title="Report files by report type">
        <UseTable
          of="Report type"
          rows={disk.by_report_type.map(({ report_type: type, bytes, files }) => ({
            key: type,
            name: nameOf(type),
            bytes,
            files,
          }))}
        />
      </Panel>
    </>
  );
}
