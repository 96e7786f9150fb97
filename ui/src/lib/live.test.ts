import { expect, it } from "vitest";
import { parseEvents } from "./live";

it("reads whole events and keeps the rest for later", () => {
  const { events, rest } = parseEvents(
    ': beat\n\nevent: execution\ndata: {"id":"e1","status":"running"}\n\nevent: deliv',
  );
  expect(events).toEqual([{ name: "execution", data: { id: "e1", status: "running" } }]);
  expect(rest).toBe("event: deliv");
});

it("drops what is not JSON instead of breaking the stream", () => {
  expect(parseEvents("data: nonsense\n\ndata: 1\n\n").events).toEqual([
    { name: "message", data: 1 },
  ]);
});
