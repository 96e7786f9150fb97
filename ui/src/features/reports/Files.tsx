import { Button, CopyButton } from "@mantine/core";
import { Icon } from "@/components/Icon";
import { toastProblem } from "@/components/toast";
import type { Artifact } from "@/lib/api-types";
import { bytes, plural } from "@/lib/format";
import { dateOf, viewerZone } from "@/lib/time";
import { download } from "./api";
import classes from "./ExecutionDetail.module.css";

/** The files of a run: size, rows, checksum, how long they are kept. */
export function Files({ executionId, artifacts }: { executionId: string; artifacts: Artifact[] }) {
  return (
    <ul className={classes.rows}>
      {artifacts.map((artifact) => (
        <li key={artifact.id} className={classes.file}>
          <Icon name="file" />
          <span className={classes.grow}>
            <b>{artifact.file_name}</b>
            <span className={classes.meta}>
              {bytes(artifact.bytes)}
              {artifact.row_count != null && ` · ${plural(artifact.row_count, "row")}`}
              {artifact.expires_at &&
                ` · kept until ${dateOf(new Date(artifact.expires_at), viewerZone, new Date())}`}
            </span>
            <Checksum value={artifact.sha256} />
          </span>
          <DownloadButton executionId={executionId} format={artifact.format} />
        </li>
      ))}
    </ul>
  );
}

function Checksum({ value }: { value: string }) {
  return (
    <span className={classes.meta}>
      sha256 <code>{value.slice(0, 12)}…</code>{" "}
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <button
            type="button"
            className={classes.copy}
            onClick={copy}
            aria-label="Copy the checksum"
          >
            {copied ? "copied" : "copy"}
          </button>
        )}
      </CopyButton>
    </span>
  );
}

interface DownloadButtonProps {
  executionId: string;
  format: string;
  primary?: boolean;
}

export function DownloadButton({ executionId, format, primary }: DownloadButtonProps) {
  const start = () =>
    download(executionId, format).catch((error: unknown) =>
      toastProblem("The file could not be fetched.", error),
    );
  return (
    <Button
      size={primary ? "sm" : "xs"}
      variant={primary ? "filled" : "default"}
      leftSection={<Icon name="download" size={14} />}
      onClick={start}
    >
      {primary ? "Download" : format.toUpperCase()}
    </Button>
  );
}
