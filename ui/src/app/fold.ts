import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useState } from "react";

const key = "punctual-sidebar";

/** Whether the sidebar is folded: by choice, kept by the browser, or for want of room. */
export function useFold(): [boolean, () => void] {
  const [folded, setFolded] = useState(() => read() === "folded");
  const toggle = useCallback(() => {
    setFolded((was) => {
      write(was ? "open" : "folded");
      return !was;
    });
  }, []);
  const narrow = useMediaQuery("(max-width: 999px)", false, { getInitialValueInEffect: false });
  return [folded || (narrow ?? false), toggle];
}

function read(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage may be forbidden
  }
}

function write(value: string) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // it is only comfort
  }
}
