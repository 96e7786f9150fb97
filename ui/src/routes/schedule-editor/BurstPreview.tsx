import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DataTable } from "@/components/DataTable";
import { Notice, ProblemAlert } from "@/components/ProblemAlert";
import { burstPreviewQuery } from "@/features/catalog/api";
import { givenParams, type ScheduleDraft } from "@/features/schedules/model";
import type { BurstPreviewAnswer } from "@/lib/api-types";
import { count, plural } from "@/lib/format";
import classes from "./Editor.module.css";

interface BurstPreviewProps {
  typeId: string;
  draft: ScheduleDraft;
  dueAt: string | undefined;
}

/** Who would get how many rows. It reads every row of the source, so only where it is asked for. */
export function BurstPreview({ typeId, draft, dueAt }: BurstPreviewProps) {
  const [asked, setAsked] = useState(false);
  const input = {
    report_params: givenParams(draft.params),
    timezone: draft.cadence.timezone,
    ...(dueAt ? { due_at: dueAt } : {}),
  };
  const query = useQuery({ ...burstPreviewQuery(typeId, input), enabled: asked });
  return (
    <div>
      <Button
        variant="default"
        loading={query.isFetching}
        onClick={() => (asked ? query.refetch() : setAsked(true))}
      >
        Show who would get what
      </Button>
      <div aria-live="polite">
        {query.error && <ProblemAlert what="It could not be tried." error={query.error} />}
        {query.data && <Answer preview={query.data} skips={draft.burst === "skip"} />}
      </div>
    </div>
  );
}

function Answer({ preview, skips }: { preview: BurstPreviewAnswer; skips: boolean }) {
  const stops = preview.failure && (!skips || preview.faults.length > 0);
  return (
    <>
      <p className={classes.hint}>{sentence(preview)}</p>
      {stops && (
        <Notice kind="error">
          <strong>A run would fail now.</strong> {preview.failure}
        </Notice>
      )}
      {preview.items.length > 0 && (
        <DataTable
          caption="Who would get how many rows"
          columns={[
            {
              key: "key",
              header: preview.label,
              cell: (each) => each.key || "none",
              phone: "first",
            },
            {
              key: "readers",
              header: "Goes to",
              cell: (each) => each.recipients.join(", ") || "nobody",
              phone: "second",
            },
            {
              key: "rows",
              header: "Rows",
              cell: (each) => count(each.rows),
              align: "end",
              phone: "second",
            },
          ]}
          rows={preview.items}
          rowKey={(each) => each.key}
        />
      )}
      {preview.total > preview.items.length && (
        <p className={classes.hint}>
          The first {count(preview.items.length)} of {count(preview.total)}.
        </p>
      )}
    </>
  );
}

/** "7 files with 2,013 rows. 1 has no rows." */
export function sentence(preview: BurstPreviewAnswer): string {
  const parts = [
    `${plural(preview.recipients, "file")} with ${plural(preview.rows, "row")}.`,
    preview.without_rows > 0 ? `${count(preview.without_rows)} without rows.` : "",
    preview.unmatched_keys > 0
      ? `${plural(preview.unmatched_rows, "row")} that nobody is named for.`
      : "",
  ];
  return parts.filter(Boolean).join(" ");
}
