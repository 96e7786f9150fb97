import { useDebouncedValue } from "@mantine/hooks";
import { useMemo } from "react";

/** A value once it has stopped changing; equal content counts as no change. */
export function useSettled<T>(value: T, waitMs: number): { value: T; settling: boolean } {
  const text = JSON.stringify(value);
  const [settled] = useDebouncedValue(text, waitMs);
  return { value: useMemo(() => JSON.parse(settled) as T, [settled]), settling: settled !== text };
}
