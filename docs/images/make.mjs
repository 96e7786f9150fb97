// Takes the screenshots of this folder from the running product: builds a demo in a folder of its
// own, gives it some history and one schedule that needs mending, and photographs it.
//   node docs/images/make.mjs     needs what ./check needs; run ./check or npm ci in ui/ before
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const { chromium } = createRequire(join(root, "ui/package.json"))("playwright-core");

const port = Number(process.env.PORT ?? 18977);
const base = `http://127.0.0.1:${port}`;
const password = "only-for-pictures";
const folder = mkdtempSync(join(tmpdir(), "punctual-images-"));

/** A report whose table is missing: what a renamed table in a source does to a schedule. */
const faulty = `id: regional_margin
name: Regional margin
description: Margin by region, from the finance tables.
source: shop
query: |
  select region, sum(margin) as margin from order_margins
  where organization_id = :organization_id group by region
columns:
  region: {label: Region, type: text}
  margin: {label: Margin, type: money, currency: EUR}
`;

async function until(what, check) {
  const end = Date.now() + 180_000;
  while (Date.now() < end) {
    const found = await check().catch(() => undefined);
    if (found) return found;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error(`waited too long for ${what}`);
}

function startDemo() {
  mkdirSync(join(folder, "reports"));
  writeFileSync(join(folder, "reports", "regional_margin.yaml"), faulty);
  return spawn(join(root, "punctual"), ["demo"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      PUNCTUAL_HOME: join(folder, "home"),
      PUNCTUAL_PORT: String(port),
      PUNCTUAL_DEMO_PASSWORD: password,
      PUNCTUAL_REPORTS_DIR: join(folder, "reports"),
    },
  });
}

async function api(token, method, path, body) {
  const answer = await fetch(`${base}/api/v1/${path}`, {
    method,
    headers: {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(body ? { "Content-Type": "application/json" } : {}),
    },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? undefined : answer.json();
}

async function signedIn() {
  const email = "admin@demo.test";
  return (await api(undefined, "POST", "auth/login", { email, password })).access_token;
}

/** Runs everything once, and adds what cannot run. */
async function makeHistory(token) {
  const { items } = await api(token, "GET", "scheduled-reports?limit=100");
  await api(token, "POST", "scheduled-reports", {
    name: "Regional margin",
    report_type: "regional_margin",
    report_params: {},
    output_formats: ["csv"],
    schedule: { cadence: "daily", time: "07:00", timezone: "Europe/Berlin" },
    recipients: [{ channel: "email", destination: "finance@demo.test" }],
  }).then((made) => items.push(made));
  for (const each of items.filter((schedule) => schedule.state !== "paused")) {
    await api(token, "POST", `scheduled-reports/${each.id}/run`, {});
  }
  await until("the runs to end", async () => {
    const runs = await api(token, "GET", "report-executions?limit=100");
    const open = runs.items.some((run) => ["queued", "running", "delayed"].includes(run.status));
    return !open && runs.total >= items.length && runs;
  });
  await until("the mails", async () => {
    const mails = await (await fetch(`${base}/mailbox/messages`)).json();
    return mails.total >= 6 && mails;
  });
}

async function photograph(browser) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const shoot = (name, options = {}) =>
    page.screenshot({ path: join(here, `${name}.png`), ...options });

  await page.goto(`${base}/sign-in`);
  await page.getByLabel("E-mail").fill("admin@demo.test");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Next 24 h" }).waitFor();
  await page.getByText(/checks? pass/).waitFor();
  await shoot("home");

  await page.goto(`${base}/o/demo/schedules/new?type=sales_summary`);
  await page.getByRole("button", { name: "Continue" }).nth(1).waitFor();
  await page.getByText("Weekly", { exact: true }).click();
  await page.getByLabel("Sample rows").waitFor();
  await page.getByRole("complementary", { name: "Next five runs" }).getByRole("table").waitFor();
  await page.locator("#section-parameters").scrollIntoViewIfNeeded();
  await shoot("schedule-form");

  await page.goto(`${base}/mailbox?q=Sales`);
  await page.getByRole("list").getByRole("link").first().click();
  await page.frameLocator("iframe").getByText("Attached file").waitFor();
  await shoot("mail");
  await context.close();
}

const demo = startDemo();
try {
  await until("the demo", async () => (await fetch(`${base}/livez`)).ok);
  await makeHistory(await signedIn());
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  await photograph(browser);
  await browser.close();
} finally {
  demo.kill();
  rmSync(folder, { recursive: true, force: true });
}
