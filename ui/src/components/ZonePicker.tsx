import { Select } from "@mantine/core";
import type { Timezone } from "@/lib/api-types";
import { city, modernZone, offset, viewerZone } from "@/lib/time";

interface ZonePickerProps {
  id?: string;
  value: string;
  onChange: (zone: string) => void;
  /** From the server; until they are there, what the browser knows. */
  zones: Timezone[] | undefined;
  error?: string | undefined;
}

function browserZones(): string[] {
  return Intl.supportedValuesOf("timeZone");
}

function labelOf(zone: string, now: Date): string {
  try {
    const place = city(zone);
    return place === "UTC" ? "UTC" : `${place} (${offset(now, zone)})`;
  } catch {
    return zone; // newer than the browser's data
  }
}

/** Zones by city, with the offset in force now; the search also knows the full id. */
export function ZonePicker({ id, value, onChange, zones, error }: ZonePickerProps) {
  const now = new Date();
  const ids = zones ? zones.map((zone) => zone.id) : browserZones().map(modernZone);
  const all = [...new Set([value, viewerZone, "UTC", ...ids])];
  return (
    <Select
      id={id}
      label="Time zone"
      searchable
      allowDeselect={false}
      error={error}
      limit={60}
      nothingFoundMessage="No such city"
      data={all.map((zone) => ({ value: zone, label: labelOf(zone, now) }))}
      filter={({ options, search, limit }) => {
        const wanted = search.trim().toLowerCase().replaceAll(" ", "_");
        const found = options.filter(
          (option) =>
            "value" in option &&
            (String(option.value).toLowerCase().includes(wanted) ||
              option.label.toLowerCase().replaceAll(" ", "_").includes(wanted)),
        );
        return found.slice(0, limit);
      }}
      value={value}
      onChange={(zone) => zone && onChange(zone)}
    />
  );
}
