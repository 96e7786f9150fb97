import { useCallback, useState } from "react";

const key = "punctual-sidebar";

/** Whether the sidebar is folded; kept by the browser. */
export function useFold(): [boolean, () => void] {
  const [folded, setFolded] = useState(() => read() === "folded");
  const toggle = useCallback(() => {
    setFolded((was) => {
      write(was ? "open" : "folded");
      return !was;
    });
  }, []);
  return [folded, toggle];
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
