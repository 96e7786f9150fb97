// Writes the types of the HTTP API from its OpenAPI document: `npm run types`. With --check it only
// says whether the file is stale.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

const source = new URL("openapi.json", import.meta.url);
const target = new URL("src/lib/api.d.ts", import.meta.url);

/** What the document leaves open and the application tells apart; the types are in api-words.ts. */
const narrower = {
  "Audit.new_values": "Values",
  "Audit.old_values": "Values",
  "ExecutionLine.status": "ExecutionStatus",
  "ExecutionLine.trigger": "Trigger",
  "ExecutionWhole.report_params_snapshot": "ParameterValues",
  "ExecutionWhole.status": "ExecutionStatus",
  "ExecutionWhole.trigger": "Trigger",
  "Health.status": "HealthStatus",
  "Home.schedules": "ScheduleCounts",
  "Me.role": "Role",
  "MeOrganization.role": "Role",
  "MeUser.role": "Role",
  "ParameterOption.value": "string",
  "PreviewForm.schedule": "ScheduleJson",
  "ReportTypeColumn.type": "ColumnType",
  "ReportTypeParameter.default": "ParameterValue",
  "ReportTypeParameter.type": "ParameterType",
  "ReportTypePreviewForm.report_params": "ParameterValues",
  "ReportTypeTemplate.report_params": "ParameterValues",
  "ReportTypeTemplate.schedule": "TemplateSchedule",
  "Schedule.burst": "Burst",
  "Schedule.catch_up": "CatchUp",
  "Schedule.condition": "Condition",
  "Schedule.csv": "CsvOptions",
  "Schedule.pdf": "PdfOptions",
  "Schedule.report_params": "ParameterValues",
  "Schedule.schedule": "ScheduleJson",
  "Schedule.state": "ScheduleState",
  "Schedule.when_empty": "WhenEmpty",
  "ScheduleForm.catch_up": "CatchUp",
  "ScheduleForm.condition": "Condition",
  "ScheduleForm.csv": "CsvOptions",
  "ScheduleForm.pdf": "PdfOptions",
  "ScheduleForm.report_params": "ParameterValues",
  "ScheduleForm.schedule": "ScheduleJson",
  "ScheduleForm.when_empty": "WhenEmpty",
  "ScheduleLastExecution.status": "ExecutionStatus",
  "ScheduleList.counts": "ScheduleCounts",
  "ScheduleRecipient.options": "Values",
};

const description = JSON.parse(readFileSync(source, "utf8"));
for (const [key, name] of Object.entries(narrower)) {
  const [schema, property] = key.split(".");
  const properties = description.components.schemas[schema]?.properties;
  if (!properties?.[property]) {
    console.error(`types.mjs narrows ${key}, which openapi.json does not have.`);
    process.exit(1);
  }
  properties[property] = { type: "object", "x-narrowed": name };
}

const tree = await openapiTS(description, {
  transform: (schema) =>
    schema["x-narrowed"] && ts.factory.createTypeReferenceNode(schema["x-narrowed"]),
});
const names = [...new Set(Object.values(narrower))].filter((name) => /^[A-Z]/.test(name)).sort();
const text = `// Written by types.mjs from openapi.json: \`npm run types\`.
import type { ${names.join(", ")} } from "./api-words";

${astToString(tree)}`;

if (!process.argv.includes("--check")) {
  writeFileSync(target, text);
} else if (!existsSync(target) || readFileSync(target, "utf8") !== text) {
  console.error(`${fileURLToPath(target)} is not what openapi.json says: npm run types`);
  process.exit(1);
}
