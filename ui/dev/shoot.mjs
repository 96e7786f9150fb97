// Screenshots of every screen for looking at: `node dev/shoot.mjs OUTDIR [NAME...]` with a server
// at BASE (default the mock). Prints sideways scrolling, headings, console errors and axe's findings.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const base = process.env.BASE ?? "http://127.0.0.1:5199";
const email = process.env.EMAIL ?? "admin@demo.test";
const password = process.env.PASSWORD ?? "demo";
const [outDir = ".", ...only] = process.argv.slice(2);
const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

async function token() {
  const answer = await fetch(`${base}/api/v1/auth/login`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  return (await answer.json()).access_token;
}

const bearer = { Authorization: `Bearer ${await token()}` };

async function firstId(path) {
  const answer = await fetch(`${base}/api/v1/${path}`, { headers: bearer });
  return (await answer.json()).items[0]?.id ?? "none";
}

const schedule = await firstId("scheduled-reports?limit=1&sort=name&state=on");
const type = await firstId("report-types?limit=1");
const run = (status) => firstId(`report-executions?limit=1&status=${status}`);

const pages = {
  home: "/o/demo",
  schedules: "/o/demo/schedules",
  "schedules-none": "/o/demo/schedules?q=zzz&state=on",
  new: `/o/demo/schedules/new?type=${type}`,
  schedule: `/o/demo/schedules/${schedule}`,
  "schedule-rests": `/o/demo/schedules/${await firstId("scheduled-reports?limit=1&state=failing")}`,
  readers: `/o/demo/schedules/${schedule}?tab=readers`,
  changes: `/o/demo/schedules/${schedule}?tab=changes`,
  edit: `/o/demo/schedules/${schedule}/edit`,
  executions: "/o/demo/executions",
  "execution-ok": `/o/demo/executions/${await run("completed")}`,
  "execution-failed": `/o/demo/executions/${await run("failed")}`,
  "execution-running": `/o/demo/executions/${await run("running")}`,
  "execution-waiting": `/o/demo/executions/${await run("queued")}`,
  "execution-retrying": `/o/demo/executions/${await run("delayed")}`,
  "execution-skipped": `/o/demo/executions/${await run("skipped")}`,
  "dead-letters": "/o/demo/operations/dead-letters",
  "dead-letters-none": "/o/demo/operations/dead-letters?q=zzz",
  "dead-letter": `/o/demo/operations/dead-letters/${await firstId("dead-letters?limit=1&status=open")}`,
  alerts: "/o/demo/operations/alerts",
  nodes: "/o/demo/operations/nodes",
  types: "/o/demo/report-types",
  type: `/o/demo/report-types/${type}`,
  audit: "/o/demo/operations/audit",
  dashboard: "/o/demo/operations/dashboard",
  "dashboard-30d": "/o/demo/operations/dashboard?range=30d",
  disk: "/o/demo/operations/disk",
  files: "/o/demo/settings/files",
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
});

async function check(page, label) {
  const facts = await page.evaluate(() => ({
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    headings: document.querySelectorAll("h1").length,
    title: document.title,
  }));
  if (facts.sideways > 0 || facts.headings !== 1) console.log(label, JSON.stringify(facts));
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  for (const violation of found.violations) {
    console.log(
      label,
      violation.id,
      violation.nodes.length,
      violation.nodes[0].target.join(" "),
      violation.nodes[0].failureSummary.split("\n")[1],
    );
  }
}

const sizes = { desktop: [1280, 800], phone: [390, 844], small: [320, 640] };
for (const scheme of (process.env.SCHEMES ?? "light,dark").split(",")) {
  for (const [size, [width, height]] of Object.entries(sizes)) {
    if (!(process.env.SIZE ?? "desktop,phone").split(",").includes(size)) continue;
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      timezoneId: process.env.ZONE ?? "America/New_York",
      hasTouch: size === "phone",
    });
    const page = await context.newPage();
    page.on(
      "console",
      (message) =>
        ["error", "warning"].includes(message.type()) &&
        !/401/.test(message.text()) &&
        console.log("CONSOLE", page.url(), message.text().slice(0, 300)),
    );
    page.on("pageerror", (error) => console.log("PAGEERROR", page.url(), error.message));
    await page.goto(`${base}/sign-in`);
    await page.waitForSelector("h1");
    if (only.length === 0 || only.includes("sign-in")) {
      await check(page, `sign-in ${scheme} ${size}`);
      await page.screenshot({ path: join(outDir, `sign-in-${scheme}-${size}.png`) });
    }
    await page.fill("input[name=email]", email);
    await page.fill("input[name=password]", password);
    await page.click("button[type=submit]");
    await page.waitForURL(/\/o\//);
    for (const [name, path] of Object.entries(pages)) {
      if (only.length > 0 && !only.includes(name)) continue;
      await page.goto(base + path);
      await page.waitForSelector("main h1");
      await page.waitForTimeout(Number(process.env.WAIT ?? 900));
      await check(page, `${name} ${scheme} ${size}`);
      await page.screenshot({
        path: join(outDir, `${name}-${scheme}-${size}.png`),
        fullPage: process.env.FULL !== "0",
      });
    }
    await context.close();
  }
}
await browser.close();
