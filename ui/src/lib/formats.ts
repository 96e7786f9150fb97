import { listed } from "./format";

const words: Record<string, string> = {
  csv: "CSV",
  xlsx: "Excel",
  pdf: "PDF",
  html: "HTML",
  jsonl: "JSON lines",
  parquet: "Parquet",
};

/** What each is good for, where somebody chooses. */
const uses: Record<string, string> = {
  csv: "a plain table for spreadsheets and programs",
  xlsx: "a workbook with real numbers, filters and totals",
  pdf: "pages with charts, to read and to print",
  html: "the tables in the mail itself",
  jsonl: "one JSON object a line, for programs",
  parquet: "columns with exact types, for data tools",
};

/** Those that people open come first. */
const order = Object.keys(words);

export function formatWord(format: string): string {
  return words[format] ?? format.toUpperCase();
}

/** "Excel and PDF". */
export function formatWords(formats: string[]): string {
  return listed(sorted(formats).map(formatWord));
}

/** "Excel: a workbook with real numbers, filters and totals". */
export function formatUse(format: string): string {
  const use = uses[format];
  return use ? `${formatWord(format)}: ${use}` : formatWord(format);
}

export function sorted(formats: string[]): string[] {
  const at = (format: string) => (order.includes(format) ? order.indexOf(format) : order.length);
  return [...formats].sort((a, b) => at(a) - at(b));
}
