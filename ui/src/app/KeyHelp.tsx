import { Modal } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useMe, useOrg } from "@/lib/org";
import classes from "./KeyHelp.module.css";
import { chooseRow, isTyping, moveRow, press } from "./keyboard";
import { groupsFor, homeItem } from "./navigation";

const help: [string, string][] = [
  ["g then h, s, e, d, a", "Home, Schedules, Executions, Dead letters, Alerts"],
  ["/", "Filter the list"],
  ["n", "New schedule"],
  ["j  k", "Next row, row before"],
  ["Enter", "Open the row"],
  ["x, Shift-x", "Select the row, or up to it"],
  [".", "Show new rows"],
  ["[", "Fold the sidebar"],
  ["Esc", "Close"],
  ["?", "This help"],
];

/** Keys that work on every page, off while typing, and the list of them. */
export function KeyHelp({ onFold }: { onFold: () => void }) {
  const [open, setOpen] = useState(false);
  useKeys(onFold, () => setOpen(true));
  return (
    <Modal
      opened={open}
      onClose={() => setOpen(false)}
      title="Keys"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <dl className={classes.keys}>
        {help.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

function useKeys(onFold: () => void, onHelp: () => void) {
  const me = useMe();
  const org = useOrg();
  const navigate = useNavigate();
  const leader = useRef(0);
  useEffect(() => {
    const places = [homeItem, ...groupsFor(me).flatMap((group) => group.items)];
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
        return;
      }
      const afterG = event.timeStamp - leader.current < 1500;
      leader.current = event.key === "g" ? event.timeStamp : 0;
      const place = afterG && places.find((each) => each.key === event.key);
      if (place) {
        void navigate({ to: place.to, params: { org } });
        return;
      }
      const actions: Record<string, () => void> = {
        "[": onFold,
        "?": onHelp,
        "/": () => press("[data-filter]", "focus"),
        n: () => press("[data-new]", "click"),
        ".": () => press("[data-new-rows]", "click"),
        j: () => moveRow(1),
        k: () => moveRow(-1),
        x: () => chooseRow(false),
        X: () => chooseRow(true),
      };
      const action = actions[event.key];
      if (action) {
        event.preventDefault();
        action();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [me, org, navigate, onFold, onHelp]);
}
