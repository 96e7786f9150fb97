import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { asProblem } from "@/lib/problem";

const one = "toast";
const notice = "notice";

/** Says what happened; one at a time, gone by itself, later where there is a way back. */
export function toast(message: string, undo?: () => Promise<unknown>) {
  notifications.hide(one);
  notifications.show({
    id: one,
    role: "status",
    message: undo ? <WithButton message={message} label="Undo" press={takeBack(undo)} /> : message,
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

/** What happened, and the way to it. */
export function toastLink(message: string, label: string, press: () => void) {
  showLink(one, 10_000, { message, label, press });
}

/** What the server tells by itself; it stays long enough to be seen by someone who looks away. */
export function toastNotice(message: string, label: string, press: () => void) {
  showLink(notice, 60_000, { message, label, press });
}

function showLink(id: string, autoClose: number, link: WithButtonProps) {
  notifications.hide(id);
  notifications.show({
    id,
    role: "status",
    message: <WithButton {...link} />,
    autoClose,
    withBorder: true,
    closeButtonProps: { "aria-label": "Close" },
  });
}

function takeBack(undo: () => Promise<unknown>) {
  return () => {
    undo().catch((error: unknown) => toastProblem("It could not be undone.", error));
  };
}

interface WithButtonProps {
  message: string;
  label: string;
  press: () => void;
}

function WithButton({ message, label, press }: WithButtonProps) {
  const run = () => {
    notifications.hide(one);
    notifications.hide(notice);
    press();
  };
  return (
    <span
      style={{ display: "flex", alignItems: "center", justifyContent: "space-between", gap: 12 }}
    >
      <span>{message}</span>
      <Button size="compact-sm" variant="default" onClick={run} style={{ flex: "none" }}>
        {label}
      </Button>
    </span>
  );
}
