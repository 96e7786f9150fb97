// Builds the web application into OUTDIR; does nothing while lock and sources are unchanged.
// Called by the Maven build: node ui/build.mjs OUTDIR
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const outDir = process.argv[2] && resolve(process.argv[2]);
if (!outDir) {
  console.error("usage: node ui/build.mjs OUTDIR");
  process.exit(2);
}

const roots = [
  "src",
  "public",
  "index.html",
  "vite.config.ts",
  "tsconfig.json",
  "postcss.config.mjs",
];

function filesIn(path) {
  const full = join(here, path);
  if (!existsSync(full)) return [];
  const entries = readdirSync(full, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files.sort()) {
    hash.update(file.slice(here.length)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function run(command, args) {
  const done = spawnSync(command, args, { cwd: here, encoding: "utf8" });
  if (done.status !== 0) {
    console.error(done.stdout ?? "", done.stderr ?? "", done.error ?? "");
    process.exit(done.status || 1);
  }
}

const lock = [join(here, "package.json"), join(here, "package-lock.json")];
const sources = roots.flatMap((root) =>
  /\.(html|ts|json|mjs)$/.test(root) ? [join(here, root)] : filesIn(root),
);
const lockHash = hashOf(lock);
const wanted = hashOf([...lock, ...sources, join(here, "build.mjs")]);
// Beside the output, so that it is not served and vanishes with the build directory.
const stamp = `${outDir}.sha256`;
if (existsSync(join(outDir, "index.html")) && read(stamp) === wanted) process.exit(0);

const lockStamp = join(here, "node_modules", ".punctual-lock");
if (read(lockStamp) !== lockHash) {
  run("npm", ["ci", "--no-audit", "--no-fund", "--silent"]);
  writeFileSync(lockStamp, lockHash);
}
run(process.execPath, [
  join(here, "node_modules/vite/bin/vite.js"),
  "build",
  "--outDir",
  outDir,
  "--emptyOutDir",
  "--logLevel",
  "warn",
]);
mkdirSync(dirname(stamp), { recursive: true });
writeFileSync(stamp, wanted);
