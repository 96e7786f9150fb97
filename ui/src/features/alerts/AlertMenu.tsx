import { ActionIcon, Menu } from "@mantine/core";
import { Icon } from "@/components/Icon";
import type { Alert } from "@/lib/api-types";
import { useNow } from "@/lib/now";
import { useAlertActions } from "./actions";
import { isMuted, mutePeriods } from "./model";

/** What can be done with an alert that is not over. */
export function AlertMenu({ alert }: { alert: Alert }) {
  const actions = useAlertActions(alert);
  const muted = isMuted(alert, useNow(30_000));
  return (
    <Menu position="bottom-end" width={220} shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${alert.title}`}>
          <Icon name="dots" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {alert.status === "open" && (
          <>
            <Menu.Item onClick={actions.acknowledge}>Acknowledge</Menu.Item>
            <Menu.Divider />
          </>
        )}
        {muted && <Menu.Item onClick={actions.unmute}>Send mails again</Menu.Item>}
        <Menu.Label>{muted ? "Mute anew, from now for" : "Mute: no mails about it for"}</Menu.Label>
        {mutePeriods.map(({ minutes, label }) => (
          <Menu.Item key={minutes} onClick={() => actions.mute(minutes, label)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
