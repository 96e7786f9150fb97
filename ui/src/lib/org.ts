import { useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { Me } from "./api-types";
import { keys } from "./query";

/** The key of the organisation in the address. */
export function useOrg(): string {
  const { org } = useParams({ strict: false });
  return org ?? "";
}

/** The person at work; every page below `/o/{org}` is shown only after this is known. */
export function useMe(): Me {
  const me = useQueryClient().getQueryData<Me>(keys.me);
  if (!me) {
    throw new Error("useMe outside of the signed-in part");
  }
  return me;
}

const ranks = { viewer: 0, member: 1, manager: 2, administrator: 3 } as const;

export function atLeast(me: Me, role: Me["role"]): boolean {
  return ranks[me.role] >= ranks[role];
}
