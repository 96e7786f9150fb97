import { ActionIcon, Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { Icon } from "@/components/Icon";
import { LinkMenuItem } from "@/components/links";
import type { Schedule } from "@/lib/api-types";
import { useOrg } from "@/lib/org";
import { useActions } from "./actions";

/** What can be done with a schedule from its row. */
export function ScheduleMenu({ schedule }: { schedule: Schedule }) {
  const org = useOrg();
  const navigate = useNavigate();
  const actions = useActions(schedule);
  const clone = async () => {
    const copy = await actions.clone();
    if (copy) {
      await navigate({ to: "/o/$org/schedules/$id/edit", params: { org, id: copy.id } });
    }
  };
  const edit = schedule.can_edit;
  return (
    <Menu position="bottom-end" width={200} shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${schedule.name}`}>
          <Icon name="dots" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {edit && <Menu.Item onClick={actions.runNow}>Run now</Menu.Item>}
        <Menu.Item onClick={actions.sendTest}>Send test to me</Menu.Item>
        {edit && <PauseItem schedule={schedule} />}
        {edit && (
          <LinkMenuItem to="/o/$org/schedules/$id/edit" params={{ org, id: schedule.id }}>
            Edit
          </LinkMenuItem>
        )}
        <Menu.Item onClick={clone}>Clone</Menu.Item>
        {edit && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => actions.remove()}>Delete</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function PauseItem({ schedule }: { schedule: Schedule }) {
  const actions = useActions(schedule);
  if (schedule.state === "ended" || schedule.state === "deleted") {
    return null;
  }
  return schedule.state === "paused" ? (
    <Menu.Item onClick={actions.resume}>Resume</Menu.Item>
  ) : (
    <Menu.Item onClick={actions.pause}>Pause</Menu.Item>
  );
}
