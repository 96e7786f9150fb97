import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Dialog } from "@/components/Dialog";
import { ProblemAlert } from "@/components/ProblemAlert";
import { toast } from "@/components/toast";
import type { Artifact } from "@/lib/api-types";
import { formatWord } from "@/lib/formats";
import { fullDate, viewerZone } from "@/lib/time";
import { links, useLinkCommand } from "./api";
import classes from "./ResendDialog.module.css";

interface ShareDialogProps {
  executionId: string;
  artifacts: Artifact[];
  onClose: () => void;
}

const times = [
  { value: "1d", label: "1 day" },
  { value: "7d", label: "7 days" },
  { value: "30d", label: "30 days" },
];

function fileLabel({ burst_key: key, format }: Artifact): string {
  return key ? `${key}, ${formatWord(format)}` : formatWord(format);
}

/** A link to one file for whoever has it, and the address to copy. */
export function ShareDialog({ executionId, artifacts, onClose }: ShareDialogProps) {
  const [fileId, setFileId] = useState(artifacts[0]?.id ?? "");
  const file = artifacts.find((each) => each.id === fileId);
  const [expiresIn, setExpiresIn] = useState("7d");
  const [oneTime, setOneTime] = useState(false);
  const [note, setNote] = useState("");
  const command = useLinkCommand(() =>
    links.share(executionId, {
      ...(file ? { format: file.format } : {}),
      ...(file?.burst_key ? { key: file.burst_key } : {}),
      expires_in: expiresIn,
      one_time: oneTime,
      note,
    }),
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const made = await command.mutateAsync(undefined).catch(() => undefined);
    if (made) {
      const copied = await navigator.clipboard
        ?.writeText(made.url ?? "")
        .then(() => true)
        .catch(() => false);
      const until = fullDate(new Date(made.expires_at), viewerZone);
      toast(
        `${copied ? "The link is copied" : "The link is in the list"}; it is good until ${until}.`,
      );
      onClose();
    }
  };
  return (
    <Dialog title="Share a link" onClose={onClose}>
      <form className={classes.body} onSubmit={submit} noValidate>
        {command.error && <ProblemAlert what="No link was made." error={command.error} />}
        <p>Whoever has the link can download the file, without signing in.</p>
        {artifacts.length > 1 && (
          <NativeSelect
            label="File"
            value={fileId}
            onChange={(event) => setFileId(event.currentTarget.value)}
            data={artifacts.map((each) => ({ value: each.id, label: fileLabel(each) }))}
          />
        )}
        <NativeSelect
          label="Good for"
          description="Never longer than the file is kept."
          value={expiresIn}
          onChange={(event) => setExpiresIn(event.currentTarget.value)}
          data={times}
        />
        <TextInput
          label="Note"
          description="For this list only: who gets it, and what for."
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Checkbox
          label="For one download"
          description="The link shows a button; once it is pressed, the link is used up."
          checked={oneTime}
          onChange={(event) => setOneTime(event.currentTarget.checked)}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={command.isPending}>
            Make the link and copy it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
