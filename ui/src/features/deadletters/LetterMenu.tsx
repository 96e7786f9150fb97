import { ActionIcon, Menu } from "@mantine/core";
import { Icon } from "@/components/Icon";
import type { DeadLetter } from "@/lib/api-types";
import { useLetterActions } from "./actions";
import { useLetterDialogs } from "./dialogs";
import { mayRetry } from "./model";

/** What can be done with a dead letter from its row. */
export function LetterMenu({ letter }: { letter: DeadLetter }) {
  const actions = useLetterActions(letter);
  const { dialog, askResolve, askDelete } = useLetterDialogs(letter);
  return (
    <>
      <Menu position="bottom-end" width={180} shadow="md">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Actions for ${letter.schedule_name}`}
          >
            <Icon name="dots" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayRetry(letter) && <Menu.Item onClick={actions.retry}>Retry</Menu.Item>}
          {letter.status === "resolved" ? (
            <Menu.Item onClick={actions.reopen}>Open again</Menu.Item>
          ) : (
            <Menu.Item onClick={askResolve}>Resolve</Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item onClick={askDelete}>Delete</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog}
    </>
  );
}
