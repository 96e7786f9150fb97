import { QueryClient } from "@tanstack/react-query";
import { afterEach, describe, expect, it, vi } from "vitest";
import { liveStore } from "@/lib/live";
import { keys } from "@/lib/query";
import {
  aBusyQueue,
  aDeadLetter,
  alertsOf,
  anAlert,
  anExecution,
  deadLettersOf,
} from "@/test/samples";
import { apply, changesOpenCounts, changesSummaries } from "./liveEvents";

afterEach(() => liveStore.reset());

const told = { notice: vi.fn() };

function knowing(...entries: [readonly string[], unknown][]): QueryClient {
  const client = new QueryClient();
  for (const [key, value] of entries) {
    client.setQueryData(key, value);
  }
  return client;
}

describe("a live event", () => {
  it("moves the progress of a run that goes on, without the older rate", () => {
    const progress = { phase: "writing", rows: 10, bytes: 5, rows_per_second: 3 };
    const run = anExecution({ status: "running", progress });
    const list = { items: [run], total: 1, page: 1, limit: 50 };
    const client = knowing([keys.execution("e1"), run], [[...keys.executions, "x"], list]);
    const event = { name: "progress", data: { id: "e1", phase: "writing", rows: 90, bytes: 50 } };
    apply(client, event, told);
    expect(client.getQueryData(keys.execution("e1"))).toMatchObject({
      progress: { phase: "writing", rows: 90, bytes: 50 },
    });
    expect(client.getQueryData<{ progress: object }>(keys.execution("e1"))?.progress).toEqual({
      phase: "writing",
      rows: 90,
      bytes: 50,
    });
    expect(client.getQueryData([...keys.executions, "x"])).toMatchObject({
      items: [{ id: "e1", progress: { rows: 90 } }],
    });
    expect(changesSummaries(event)).toBe(false);
  });

  it("of progress comes too late for a run that is over", () => {
    const client = knowing([keys.execution("e1"), anExecution()]);
    apply(client, { name: "progress", data: { id: "e1", phase: "writing", rows: 9 } }, told);
    expect(client.getQueryData(keys.execution("e1"))).toEqual(anExecution());
  });

  it("moves the progress of a run in the queue too", () => {
    const client = knowing([[...keys.queue, "organization"], aBusyQueue()]);
    apply(client, { name: "progress", data: { id: "e1", phase: "writing", rows: 90 } }, told);
    expect(client.getQueryData([...keys.queue, "organization"])).toMatchObject({
      running: [{ execution_id: "e1", progress: { rows: 90 } }],
    });
  });

  it("of the disk changes what is known of it at once", () => {
    const disk = { status: "pass", time: "2026-03-30T13:00:00Z" };
    const health = { status: "pass", version: "1", checks: { disk } };
    const client = knowing([keys.health, health]);
    apply(client, { name: "disk", data: { state: "stopped" } }, told);
    expect(client.getQueryData(keys.health)).toMatchObject({
      checks: { disk: { status: "fail" } },
    });
    apply(client, { name: "disk", data: { state: "of a newer release" } }, told);
    expect(client.getQueryData(keys.health)).toMatchObject({
      checks: { disk: { status: "fail" } },
    });
  });

  it("changes a dead letter in place; an unknown one waits to be shown", () => {
    const client = knowing([[...keys.deadLetters, "x"], deadLettersOf([aDeadLetter()])]);
    apply(client, { name: "dead_letter", data: { id: "d1", status: "retrying" } }, told);
    apply(client, { name: "dead_letter", data: { id: "d2", status: "open" } }, told);
    expect(client.getQueryData([...keys.deadLetters, "x"])).toMatchObject({
      items: [{ id: "d1", status: "retrying" }],
    });
    expect(liveStore.get().newDeadLetters).toEqual(["d2"]);
  });

  it("changes an alert in place; only one that is open is news (RA.2)", () => {
    const client = knowing([[...keys.alerts, "x"], alertsOf([anAlert()])]);
    const say = (id: string, status: string) =>
      apply(client, { name: "alert", data: { id, status, title: "Disk low" } }, told);
    say("a1", "acknowledged");
    say("a2", "resolved");
    expect(client.getQueryData([...keys.alerts, "x"])).toMatchObject({
      items: [{ id: "a1", status: "acknowledged", title: "Disk low", times: 1 }],
    });
    expect(liveStore.get().newAlerts).toEqual([]);
    say("a3", "open");
    expect(liveStore.get().newAlerts).toEqual(["a3"]);
  });

  it("changes the numbers in the navigation where something waits for somebody", () => {
    const names = ["alert", "dead_letter", "execution", "progress"];
    expect(names.filter((name) => changesOpenCounts({ name, data: {} }))).toEqual([
      "alert",
      "dead_letter",
    ]);
  });

  it("of a long run is told to the person whose it is, and to nobody else", () => {
    const client = knowing([keys.me, { id: "u1" }]);
    const data = { kind: "long_run", execution_id: "e1", text: "Still going.", user_id: "u1" };
    apply(client, { name: "notice", data: { ...data, user_id: "u2" } }, told);
    expect(told.notice).not.toHaveBeenCalled();
    apply(client, { name: "notice", data }, told);
    expect(told.notice).toHaveBeenCalledWith(data);
  });

  it("of a newer release is passed over", () => {
    expect(() => apply(new QueryClient(), { name: "brand_new", data: null }, told)).not.toThrow();
  });
});
