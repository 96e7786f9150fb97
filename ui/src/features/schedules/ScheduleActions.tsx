import { ActionIcon, Button, Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { Icon } from "@/components/Icon";
import { LinkButton } from "@/components/links";
import type { Schedule } from "@/lib/api-types";
import { useOrg } from "@/lib/org";
import { useActions } from "./actions";

/** The actions of a schedule's page; the rarer ones in a menu. */
export function ScheduleActions({ schedule }: { schedule: Schedule }) {
  const org = useOrg();
  const navigate = useNavigate();
  const actions = useActions(schedule);
  if (schedule.state === "deleted") {
    return <Button onClick={actions.restore}>Restore</Button>;
  }
  const remove = async () => {
    if (await actions.remove()) {
      await navigate({ to: "/o/$org/schedules", params: { org } });
    }
  };
  const clone = async () => {
    const copy = await actions.clone();
    if (copy) {
      await navigate({ to: "/o/$org/schedules/$id/edit", params: { org, id: copy.id } });
    }
  };
  const paused = schedule.state === "paused";
  return (
    <>
      {schedule.can_edit && schedule.state !== "ended" && (
        <Button
          variant="default"
          visibleFrom="sm"
          onClick={paused ? actions.resume : actions.pause}
        >
          {paused ? "Resume" : "Pause"}
        </Button>
      )}
      {schedule.can_edit && (
        <LinkButton
          variant="default"
          to="/o/$org/schedules/$id/edit"
          params={{ org, id: schedule.id }}
        >
          Edit
        </LinkButton>
      )}
      <Menu position="bottom-end" width={200} shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More actions">
            <Icon name="dots" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={actions.sendTest}>Send test to me</Menu.Item>
          {schedule.can_edit && schedule.state !== "ended" && (
            <Menu.Item hiddenFrom="sm" onClick={paused ? actions.resume : actions.pause}>
              {paused ? "Resume" : "Pause"}
            </Menu.Item>
          )}
          <Menu.Item onClick={clone}>Clone</Menu.Item>
          {schedule.can_edit && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={remove}>Delete</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** For whoever has mended the cause and will not wait for the next trial. */
export function CloseCircuitButton({ schedule }: { schedule: Schedule }) {
  const actions = useActions(schedule);
  return schedule.circuit && schedule.can_edit ? (
    <Button size="xs" variant="default" onClick={actions.closeCircuit}>
      Close circuit now
    </Button>
  ) : null;
}

export function RunNowButton({ schedule }: { schedule: Schedule }) {
  const actions = useActions(schedule);
  return schedule.can_edit && schedule.state !== "deleted" ? (
    <Button leftSection={<Icon name="play" size={14} />} onClick={actions.runNow}>
      Run now
    </Button>
  ) : null;
}
