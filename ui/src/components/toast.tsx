import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { asProblem } from "@/lib/problem";

const one = "toast";

/** Says what happened; one at a time, gone by itself, later where there is a way back. */
export function toast(message: string, undo?: () => Promise<unknown>) {
  notifications.hide(one);
  notifications.show({
    id: one,
    role: "status",
    message: undo ? <WithUndo message={message} undo={undo} /> : message,
    autoClose: undo ? 10_000 : 5_000,
    withBorder: true,
    closeButtonProps: { "aria-label": "Close" },
  });
}

/** An error stays until it is closed. */
export function toastProblem(what: string, error: unknown) {
  notifications.hide(one);
  notifications.show({
    id: one,
    role: "alert",
    color: "red",
    title: what,
    message: asProblem(error).message,
    autoClose: false,
    withBorder: true,
    closeButtonProps: { "aria-label": "Close" },
  });
}

function WithUndo({ message, undo }: { message: string; undo: () => Promise<unknown> }) {
  const run = () => {
    notifications.hide(one);
    undo().catch((error: unknown) => toastProblem("It could not be undone.", error));
  };
  return (
    <span
      style={{ display: "flex", alignItems: "center", justifyContent: "space-between", gap: 12 }}
    >
      <span>{message}</span>
      <Button size="compact-sm" variant="default" onClick={run}>
        Undo
      </Button>
    </span>
  );
}
