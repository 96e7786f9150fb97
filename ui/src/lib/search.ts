/** The address holds the state of a list: these read it without trusting it. */
export type RawSearch = Record<string, unknown>;

export function text(raw: RawSearch, name: string): string | undefined {
  const value = raw[name];
  if (typeof value === "number") {
    return String(value);
  }
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function oneOf<T extends string>(
  raw: RawSearch,
  name: string,
  allowed: readonly T[],
): T | undefined {
  return allowed.find((each) => each === raw[name]);
}

/** A point in time; what is none is left out. */
export function instant(raw: RawSearch, name: string): string | undefined {
  const value = text(raw, name);
  return value && Number.isFinite(Date.parse(value)) ? value : undefined;
}

/** Pages count from 1; the first is left out of the address. */
export function pageNumber(raw: RawSearch): number | undefined {
  const value = Number(raw.page);
  return Number.isInteger(value) && value > 1 ? value : undefined;
}
