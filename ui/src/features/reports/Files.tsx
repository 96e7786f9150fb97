import { Button, CopyButton } from "@mantine/core";
import { Icon } from "@/components/Icon";
import { toastProblem } from "@/components/toast";
import type { Artifact, PastArtifact } from "@/lib/api-types";
import { bytes, plural } from "@/lib/format";
import { formatWord } from "@/lib/formats";
import { fullDate, viewerZone } from "@/lib/time";
import { download } from "./api";
import classes from "./ExecutionDetail.module.css";

interface FilesProps {
  executionId: string;
  artifacts: Artifact[];
  /** Those that are not here any more. */
  past: PastArtifact[];
  /** What a reader should know of them, in sentences. */
  notes: string[];
}

/** The files of a run: size, rows, checksum, how long they are kept. */
export function Files({ executionId, artifacts, past, notes }: FilesProps) {
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
                ` · kept until ${fullDate(new Date(artifact.expires_at), viewerZone)}`}
            </span>
            <Checksum value={artifact.sha256} />
          </span>
          <DownloadButton
            executionId={executionId}
            format={artifact.format}
            burstKey={artifact.burst_key}
          />
        </li>
      ))}
      {past.map((each) => (
        <PastFile key={each.id} file={each} />
      ))}
      {notes.map((note) => (
        <li key={note} className={classes.meta}>
          {note}
        </li>
      ))}
    </ul>
  );
}

/** What became of it; the row of a file stays when its bytes go. */
function PastFile({ file }: { file: PastArtifact }) {
  const archived = file.archived_at;
  return (
    <li className={classes.file}>
      <Icon name={archived ? "archive" : "trash"} />
      <span className={classes.grow}>
        <b>{file.file_name}</b>
        <span className={classes.meta}>
          {bytes(file.bytes)} · {plural(file.row_count, "row")} ·{" "}
          {archived
            ? `archived on ${fullDate(new Date(archived), viewerZone)}; an administrator can get it`
            : `deleted on ${fullDate(new Date(file.deleted_at), viewerZone)} by retention`}
        </span>
        {file.archive_key && (
          <span className={classes.meta}>
            in the archive as <code>{file.archive_key}</code>
          </span>
        )}
        <Checksum value={file.sha256} />
      </span>
    </li>
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
  /** Whose file, of a split run. */
  burstKey?: string | undefined;
  primary?: boolean;
}

export function DownloadButton({ executionId, format, burstKey, primary }: DownloadButtonProps) {
  const start = () =>
    download(executionId, format, burstKey).catch((error: unknown) =>
      toastProblem("The file could not be fetched.", error),
    );
  return (
    <Button
      size={primary ? "sm" : "xs"}
      variant={primary ? "filled" : "default"}
      leftSection={<Icon name="download" size={14} />}
      onClick={start}
    >
      {primary ? "Download" : formatWord(format)}
    </Button>
  );
}
