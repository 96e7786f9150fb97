// Fetches the fonts of PDF reports into OUTDIR, each with its licence; does nothing while the lock is
// unchanged. Called by the Maven build: node fonts/build.mjs OUTDIR
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const outDir = process.argv[2] && resolve(process.argv[2]);
if (!outDir) {
  console.error("usage: node fonts/build.mjs OUTDIR");
  process.exit(2);
}

const fonts = [
  "noto-sans/400Regular/NotoSans_400Regular.ttf",
  "noto-sans/700Bold/NotoSans_700Bold.ttf",
  "noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
  "noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf",
  "noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf",
  "noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf",
  "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  "noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf",
  "noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
];

const hash = createHash("sha256");
for (const file of ["package-lock.json", "build.mjs"]) hash.update(readFileSync(join(here, file)));
const wanted = hash.digest("hex");
// Beside the output, so that it is not packed and vanishes with the build directory.
const stamp = `${outDir}.sha256`;
if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) process.exit(0);

const npm = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
const done = spawnSync("npm", npm, { cwd: here, encoding: "utf8" });
if (done.status !== 0) {
  console.error(done.stdout ?? "", done.stderr ?? "", done.error ?? "");
  process.exit(done.status || 1);
}

const folder = join(outDir, "punctual/reports/formats/pdf");
rmSync(outDir, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const font of fonts) {
  const [family, , file] = font.split("/");
  const from = join(here, "node_modules/@expo-google-fonts", family);
  copyFileSync(join(from, font.slice(family.length + 1)), join(folder, file));
  copyFileSync(join(from, "LICENSE_FONT"), join(folder, `LICENSE-${family}.txt`));
}
writeFileSync(stamp, wanted);
