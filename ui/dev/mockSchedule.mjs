// A rough recurrence for the mock: daily, weekly and monthly on a day; the server has the real one.

/** The instant at which a zone's clock shows a local date and time. */
export function instant(date, time, zone) {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  let guess = wanted;
  for (let i = 0; i < 3; i += 1) guess += wanted - shown(guess, zone);
  return new Date(guess);
}

function shown(at, zone) {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    })
      .formatToParts(new Date(at))
      .map((part) => [part.type, part.value]),
  );
  return Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:00Z`);
}

const names = ["", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function wordsFor(schedule, time) {
  const place = schedule.timezone.split("/").pop().replaceAll("_", " ");
  const tail = `at ${time} (${place} time)`;
  switch (schedule.cadence) {
    case "daily":
      return `Every day ${tail}`;
    case "weekly": {
      const days = schedule.days_of_week ?? [1];
      const text =
        days.join() === "1,2,3,4,5" ? "weekday" : days.map((day) => names[day]).join(" and ");
      return `Every ${text} ${tail}`;
    }
    case "cron":
      return `Cron ${schedule.cron_expression} (${place} time)`;
    default:
      return `On ${schedule.day?.kind?.replaceAll("_", " ") ?? "day 1"} of every ${schedule.cadence === "monthly" ? "month" : schedule.cadence === "yearly" ? "year" : "quarter"} ${tail}`;
  }
}

function matches(schedule, date) {
  const weekday = date.getUTCDay() || 7;
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  switch (schedule.cadence) {
    case "weekly":
      return (schedule.days_of_week ?? [1]).includes(weekday);
    case "monthly":
    case "quarterly":
    case "yearly":
      return (
        date.getUTCDate() ===
        (schedule.day?.kind === "day_of_month" ? Math.min(schedule.day.day_of_month, last) : last)
      );
    default:
      return true;
  }
}

export function preview(schedule, now, count) {
  if (schedule.cadence === "cron" && /^0 0 30 2/.test(schedule.cron_expression)) {
    return {
      code: "schedule_never_fires",
      detail: "This never runs: February has no 30th.",
      errors: [
        { field: "schedule.cron_expression", message: "This never runs: February has no 30th." },
      ],
    };
  }
  const time = schedule.time ?? "09:00";
  const runs = [];
  const start = new Date(now);
  for (let i = 0; i < 1500 && runs.length < count; i += 1) {
    const date = new Date(
      Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate() + i),
    );
    if (!matches(schedule, date)) continue;
    const at = instant(date.toISOString().slice(0, 10), time, schedule.timezone);
    if (at.getTime() <= now) continue;
    const weekend = date.getUTCDay() % 6 === 0 && schedule.business_days?.rule === "next";
    runs.push({
      at: at.toISOString().replace(".000", ""),
      local: "",
      ...(weekend ? { note: "moved_next", note_text: "moved: a weekend" } : {}),
    });
  }
  return { description: wordsFor(schedule, time), runs };
}
