const integer = new Intl.NumberFormat("en-GB");

export const dash = "–";

export function count(n: number | null | undefined): string {
  return n == null ? dash : integer.format(n);
}

/** "1 run", "3 runs", "1 reader", "12 readers". */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${integer.format(n)} ${n === 1 ? one : many}`;
}

/** `12.4 MB`: decimal units, three significant digits at most. */
export function bytes(n: number | null | undefined): string {
  if (n == null) {
    return dash;
  }
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = n;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[unit]}`;
}

/**
 * `97.2 %`, above 99 % with a digit more: `99.56 %`. Cut and not rounded, so that what misses a
 * target never looks like meeting it.
 */
export function percent(share: number | null | undefined): string {
  if (share == null) {
    return dash;
  }
  const digits = share > 0.99 ? 100 : 10;
  return `${Math.floor(share * 100 * digits + 1e-6) / digits} %`;
}

const steps: [number, string][] = [
  [86_400, "d"],
  [3_600, "h"],
  [60, "min"],
  [1, "s"],
];

/** `850 ms`, `41 s`, `1 min 42 s`, `2 h 5 min`: two units at most. */
export function duration(ms: number | null | undefined): string {
  if (ms == null) {
    return dash;
  }
  if (ms < 1000) {
    return `${Math.max(0, Math.round(ms))} ms`;
  }
  let rest = Math.round(ms / 1000);
  const parts: string[] = [];
  for (const [size, unit] of steps) {
    const whole = Math.floor(rest / size);
    if (whole > 0) {
      parts.push(`${whole} ${unit}`);
      rest -= whole * size;
    } else if (parts.length > 0) {
      break;
    }
  }
  return parts.slice(0, 2).join(" ");
}

/** "40 to 60 s", "50 s to 2 min": the unit once where both have the same. */
export function durationRange(lowMs: number, highMs: number): string {
  const [low, high] = [coarse(lowMs), coarse(highMs)];
  if (low === high) {
    return high;
  }
  const [a, b] = [low.split(" "), high.split(" ")];
  return a.length === 2 && b.length === 2 && a[1] === b[1]
    ? `${a[0]} to ${high}`
    : `${low} to ${high}`;
}

/** As exact as an estimate deserves: seconds up to two minutes, whole minutes up to two hours. */
function coarse(ms: number): string {
  if (ms < 120_000) {
    return `${Math.max(1, Math.round(ms / 1000))} s`;
  }
  return ms < 7_200_000 ? `${Math.round(ms / 60_000)} min` : duration(ms);
}

/** The largest unit only: `3 h`, `12 d`. */
export function roughly(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const [size, unit] = steps.find(([each]) => seconds >= each) ?? [1, "s"];
  return `${Math.floor(seconds / size)} ${unit}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(words: string[]): string {
  if (words.length < 2) {
    return words.join("");
  }
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
