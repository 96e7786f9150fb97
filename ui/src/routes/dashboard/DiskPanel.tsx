import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Panel } from "@/components/Panel";
import { Waiting } from "@/components/Waiting";
import { diskQuery } from "@/features/disk/api";
import { DiskState } from "@/features/disk/DiskState";
import { DiskTrend } from "@/features/disk/DiskTrend";
import { useOrg } from "@/lib/org";

/** The disk in short; its page has the rest. */
export function DiskPanel() {
  const org = useOrg();
  const disk = useQuery(diskQuery());
  return (
    <Panel
      title="Disk"
      aside={
        <Link to="/o/$org/operations/disk" params={{ org }}>
          What takes up room
        </Link>
      }
    >
      {disk.data ? (
        <>
          <DiskState disk={disk.data} />
          <DiskTrend disk={disk.data} />
        </>
      ) : (
        <Waiting what="The disk could not be read." queries={[disk]} />
      )}
    </Panel>
  );
}
