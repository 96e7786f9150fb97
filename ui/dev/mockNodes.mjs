// Nodes and the queue for the mock: one that works, one that drains, one that is lost.
const iso = (ms) => new Date(ms).toISOString();

function makeNodes(now) {
  const states = ["active", "draining", "lost"];
  return states.map((state, index) => ({
    id: `node${index}`,
    name: `web-${index + 1}`,
    version: "0.1.0",
    started_at: iso(now - (index + 1) * 7_300_000),
    beat_at: iso(now - (state === "lost" ? 200_000 : 4_000)),
    lease_until: iso(now + 26_000),
    state,
    slots: 12,
    ...(index === 0 ? { min_slots: 12, max_slots: 16 } : {}),
    running: [3, 1, 0][index],
    running_by_kind: { deliveries: index === 0 ? 1 : 0, reports: [2, 1, 0][index] },
    clock_offset_ms: [3, -6_200, 0][index],
    is_this: index === 0,
  }));
}

function queue(now) {
  return {
    kinds: [
      { kind: "deliveries", waiting: 0, delayed: 1, running: 1 },
      {
        kind: "reports",
        waiting: 14,
        delayed: 2,
        running: 3,
        oldest_waiting_at: iso(now - 42_000),
      },
    ],
    organizations: [
      { key: "demo", name: "Acme", waiting: 9, running: 2, max_running: 10, weight: 1 },
      { key: "globex", name: "Globex", waiting: 5, running: 1, max_running: 10, weight: 2 },
    ],
    sources: [
      {
        name: "shop",
        running: 3,
        max_running: 3,
        waiting: 14,
        circuit: { state: "closed", failures: 0 },
      },
      {
        name: "ledger",
        running: 0,
        waiting: 2,
        circuit: {
          state: "open",
          failures: 6,
          last_error_code: "source_unreachable",
          until: iso(now + 95_000),
        },
      },
    ],
    running: [0, 1, 2].map((index) => ({
      execution_id: index === 0 ? "run-now" : `e${index}`,
      schedule_name: ["Weekly sales", "Stock by site", "Ledger"][index],
      organization: index === 2 ? "globex" : "demo",
      node: index === 1 ? "web-2" : "web-1",
      started_at: iso(now - (index + 1) * 34_000),
      deadline_at: iso(now + 1_500_000),
      progress: { phase: "writing", rows: 18_204 * (index + 1) },
    })),
  };
}

/** The routes of nodes, in terms of what the mock hands in. */
export function nodeRoutes({ send }) {
  const nodes = makeNodes(Date.now());
  const change = (verb, state) => [
    "POST",
    new RegExp(`^/nodes/([^/]+)/${verb}$`),
    (_, { id, response }) => {
      const node = nodes.find((each) => each.id === id);
      send(response, 200, Object.assign(node, { state }));
    },
  ];
  return [
    ["GET", /^\/nodes$/, (_, { response }) => send(response, 200, { items: nodes })],
    change("drain", "draining"),
    change("resume", "active"),
    ["GET", /^\/queue$/, (_, { response }) => send(response, 200, queue(Date.now()))],
  ];
}
