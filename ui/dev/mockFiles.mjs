// Links, retention and use of the mock.

const day = 86_400_000;

export function fileRoutes(send) {
  let retention = {
    days: 90,
    usual_days: 90,
    archive: true,
    archive_available: true,
  };
  const iso = (at) => new Date(at).toISOString();
  const links = [
    {
      id: "l1",
      format: "csv",
      file_name: "weekly-sales-2026-03-30.csv",
      created_by: "Ann Frei",
      note: "for the auditor",
      one_time: true,
      uses: 0,
      state: "open",
      created_at: iso(Date.now() - day),
      expires_at: iso(Date.now() + 6 * day),
      url: "https://reports.acme.test/d/l1?e=1&k=2&s=3",
    },
    {
      id: "l2",
      format: "csv",
      file_name: "weekly-sales-2026-03-30.csv",
      delivery_id: "d1",
      shared_with: "bob@acme.test",
      one_time: false,
      uses: 2,
      state: "open",
      created_at: iso(Date.now() - day),
      expires_at: iso(Date.now() + 6 * day),
    },
    {
      id: "l3",
      format: "csv",
      file_name: "weekly-sales-2026-03-30.csv",
      created_by: "Ann Frei",
      one_time: false,
      uses: 1,
      state: "revoked",
      created_at: iso(Date.now() - 2 * day),
      expires_at: iso(Date.now() + 5 * day),
    },
  ];
  const cost = (report_type, runs, cpu_ms, bytes, files) => ({
    report_type,
    runs,
    cpu_ms,
    byte_days: bytes * 20,
    deliveries: runs * 3,
    bytes,
    files,
  });
  return [
    [
      "GET",
      /^\/report-executions\/([^/]+)\/links$/,
      (_, { response }) => send(response, 200, { items: links }),
    ],
    [
      "POST",
      /^\/report-executions\/([^/]+)\/links$/,
      (_, { body, response }) => {
        const made = { ...links[0], id: `l${links.length + 1}`, note: body.note };
        links.unshift({ ...made, one_time: body.one_time });
        send(response, 201, made);
      },
    ],
    [
      "DELETE",
      /^\/links\/([^/]+)$/,
      (_, { id, response }) => {
        const found = links.find((each) => each.id === id);
        if (found) Object.assign(found, { state: "revoked", url: undefined });
        send(response, 204);
      },
    ],
    [
      "GET",
      /^\/organization\/retention\/preview$/,
      (_, { url, response }) => {
        const days = Number(url.searchParams.get("days") ?? 90);
        const ending = Math.max(0, 900 - days * 10);
        send(response, 200, {
          days,
          files: 1_204,
          bytes: 12.4e9,
          ending_files: ending,
          ending_bytes: ending * 1e7,
        });
      },
    ],
    ["GET", /^\/organization\/retention$/, (_, { response }) => send(response, 200, retention)],
    [
      "PUT",
      /^\/organization\/retention$/,
      (_, { body, response }) => {
        retention = { ...retention, days: body.days ?? 90, own_days: body.days };
        send(response, 200, retention);
      },
    ],
    [
      "GET",
      /^\/usage$/,
      (_, { url, response }) => {
        const from = Date.parse(url.searchParams.get("from"));
        send(response, 200, {
          organization: "acme",
          from: url.searchParams.get("from"),
          to: url.searchParams.get("to"),
          by_report_type: [
            cost("sales_summary", 1_310, 4_812_000, 9.2e9, 810),
            cost("stock_levels", 402, 361_000, 3.1e9, 390),
            cost("gone_type", 4, 1_200, 1.2e6, 4),
          ],
          days: Array.from({ length: 28 }, (_each, i) => ({
            day: iso(from + i * day).slice(0, 10),
            bytes: 8e9 + i * 1.6e8,
          })),
        });
      },
    ],
  ];
}
