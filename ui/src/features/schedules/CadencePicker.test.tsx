import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import type { ScheduleJson } from "@/lib/api-types";
import { expectAccessible, show } from "@/test/render";
import { CadencePicker } from "./CadencePicker";
import { newCadence, toSchedule } from "./cadence";

const zones = [
  { id: "America/New_York", city: "New York", offset: "-04:00" },
  { id: "Europe/Zurich", city: "Zurich", offset: "+02:00" },
];

let current: ScheduleJson;

function Picker({ faults = {} }: { faults?: Record<string, string> }) {
  const [value, setValue] = useState(newCadence("America/New_York"));
  current = toSchedule(value);
  return (
    <CadencePicker
      value={value}
      onChange={(part) => setValue({ ...value, ...part })}
      faults={faults}
      zones={zones}
      description="Every Monday at 09:00 (New York time)"
    />
  );
}

const choose = (name: string) => fireEvent.click(screen.getByRole("radio", { name }));

describe("the cadence picker", () => {
  it("shows only the fields of the chosen cadence", () => {
    show(<Picker />);
    expect(screen.getByRole("checkbox", { name: "Monday" })).toBeTruthy();
    choose("Daily");
    expect(screen.queryByRole("checkbox", { name: "Monday" })).toBeNull();
    choose("Cron");
    expect(screen.queryByLabelText("At")).toBeNull();
    expect(screen.getByLabelText("Cron expression")).toBeTruthy();
  });

  it("picks days of the week in their order", () => {
    show(<Picker />);
    fireEvent.click(screen.getByRole("checkbox", { name: "Friday" }));
    fireEvent.click(screen.getByRole("checkbox", { name: "Wednesday" }));
    expect(current.days_of_week).toEqual([1, 3, 5]);
  });

  it("reads a time however it is typed", () => {
    show(<Picker />);
    const field = screen.getByLabelText("At");
    fireEvent.change(field, { target: { value: "730" } });
    fireEvent.blur(field);
    expect(current.time).toBe("07:30");
    fireEvent.change(field, { target: { value: "6" } });
    fireEvent.blur(field);
    expect(current.time).toBe("06:00");
  });

  it("reads the server's sentence aloud, politely", () => {
    show(<Picker />);
    expect(screen.getByRole("status").textContent).toBe("Every Monday at 09:00 (New York time)");
    expect(screen.getByRole("status").getAttribute("aria-live")).toBe("polite");
  });

  it("folds weekends and holidays, and says what they do", () => {
    show(<Picker />);
    expect(screen.getByText("run anyway")).toBeTruthy();
    expect(screen.queryByRole("radio", { name: "Skip that run" })).toBeNull();
  });

  it("ties a fault to its field", () => {
    show(<Picker faults={{ "schedule.days_of_week": "Choose at least one day of the week." }} />);
    expect(screen.getByText("Choose at least one day of the week.")).toBeTruthy();
  });

  it.each(["Weekly", "Monthly", "Yearly", "Cron"])("has no barrier: %s", async (cadence) => {
    const { container } = show(<Picker />);
    choose(cadence);
    await expectAccessible(container);
  });
});
