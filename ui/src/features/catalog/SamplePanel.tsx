import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Panel } from "@/components/Panel";
import { ProblemAlert } from "@/components/ProblemAlert";
import { SampleTable } from "@/components/SampleTable";
import type { ParameterValues, Sample, SampleInput } from "@/lib/api-types";
import { plural } from "@/lib/format";
import { useSettled } from "@/lib/settled";
import { useSlow } from "@/lib/slow";
import { sampleQuery } from "./api";
import { SampleFiles } from "./SampleFiles";
import classes from "./SamplePanel.module.css";

interface SamplePanelProps {
  typeId: string;
  params: ParameterValues;
  timezone?: string | undefined;
  /** The run that the sample stands for. */
  dueAt?: string | undefined;
  /** What the report can be written in; each can be seen as a file. */
  formats?: string[];
  /** What a schedule says of a format. */
  optionsOf?: (format: string) => object | undefined;
}

/** The first 20 rows as they would be for the next run; follows the parameters while they change. */
export function SamplePanel(props: SamplePanelProps) {
  const { typeId, params, timezone, dueAt, formats = [], optionsOf } = props;
  const wanted: SampleInput = {
    report_params: params,
    limit: 20,
    ...(timezone ? { timezone } : {}),
    ...(dueAt ? { due_at: dueAt } : {}),
  };
  // Together: the parameters of one report are no parameters of another.
  const asked = useSettled({ typeId, wanted }, 400).value;
  const options = sampleQuery(asked.typeId, asked.wanted);
  const query = useQuery({ ...options, placeholderData: (previous) => previous });
  const client = useQueryClient();
  const slow = useSlow(query.isFetching, 2000);
  const sample = query.error ? undefined : query.data;

  return (
    <Panel flush title="Sample" label="Sample" aside={<SampleAside sample={sample} />}>
      {slow && (
        <div className={classes.slow} role="status">
          Still asking the source
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => client.cancelQueries({ queryKey: options.queryKey })}
          >
            Cancel
          </Button>
        </div>
      )}
      {query.error ? (
        <div className={classes.problem}>
          <ProblemAlert what="No sample." error={query.error} retry={() => query.refetch()} />
        </div>
      ) : sample ? (
        <Tables sample={sample} />
      ) : (
        <p className={classes.slow}>{query.isFetching ? "Asking the source" : "No sample yet"}</p>
      )}
      {sample && formats.length > 0 && (
        <SampleFiles typeId={typeId} formats={formats} input={wanted} optionsOf={optionsOf} />
      )}
    </Panel>
  );
}

/** One table, or each under its title. */
function Tables({ sample }: { sample: Sample }) {
  if (sample.sections.length === 0) {
    return <SampleTable sample={sample} label="Sample rows" />;
  }
  return sample.sections.map((section) => (
    <div key={section.title}>
      <h3 className={classes.title}>{section.title}</h3>
      <SampleTable sample={section} label={`Sample rows, ${section.title}`} />
    </div>
  ));
}

function SampleAside({
  sample,
}: {
  sample: { rows: unknown[][]; truncated: boolean; window?: { label: string } | null } | undefined;
}) {
  if (!sample) {
    return null;
  }
  const rows = sample.truncated
    ? `first ${sample.rows.length} rows`
    : plural(sample.rows.length, "row");
  return (
    <span className={classes.aside} role="status">
      {sample.window?.label ? `${rows}, ${sample.window.label}` : rows}
    </span>
  );
}
