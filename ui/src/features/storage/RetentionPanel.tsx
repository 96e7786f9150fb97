import { Button, Checkbox, Radio, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Panel } from "@/components/Panel";
import { ProblemAlert } from "@/components/ProblemAlert";
import { toast } from "@/components/toast";
import { Waiting } from "@/components/Waiting";
import type { Retention } from "@/lib/api-types";
import { plural } from "@/lib/format";
import { atLeast, useMe } from "@/lib/org";
import { effectQuery, retentionQuery, useSaveRetention } from "./api";
import { daysFault, effectSentence, keptSentence } from "./model";
import classes from "./Storage.module.css";

/** How long files are kept: for everybody to read, for administrators to set. */
export function RetentionPanel() {
  const query = useQuery(retentionQuery());
  const mayEdit = atLeast(useMe(), "administrator");
  return (
    <Panel title="How long files are kept">
      {query.data ? (
        <>
          <p>{keptSentence(query.data)}</p>
          {mayEdit && <RetentionForm retention={query.data} />}
        </>
      ) : (
        <Waiting what="The rule could not be read." queries={[query]} />
      )}
    </Panel>
  );
}

function RetentionForm({ retention }: { retention: Retention }) {
  const [own, setOwn] = useState(retention.own_days != null);
  const [days, setDays] = useState(retention.own_days ?? retention.days);
  const [archive, setArchive] = useState(retention.archive);
  const [existing, setExisting] = useState(false);
  const [fault, setFault] = useState<string>();
  const wanted = own ? days : undefined;
  const save = useSaveRetention();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = own ? daysFault(days) : undefined;
    setFault(wrong);
    if (wrong) {
      return;
    }
    const said = archive === retention.archive ? retention.own_archive : archive;
    const body = { days: wanted, archive: said, apply_to_existing: existing };
    if (await save.mutateAsync(body).catch(() => undefined)) {
      setExisting(false);
      toast(
        existing ? "Saved, also for the files that are there." : "Saved for files from now on.",
      );
    }
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {save.error && <ProblemAlert what="Nothing was changed." error={save.error} />}
      <Radio.Group
        label="Keep files"
        value={own ? "own" : "usual"}
        onChange={(value) => setOwn(value === "own")}
      >
        <Radio
          mt={8}
          value="usual"
          label={`As this installation does: ${plural(retention.usual_days, "day")}`}
        />
        <Radio mt={8} value="own" label="A time of our own" />
      </Radio.Group>
      {own && (
        <div className={classes.days}>
          <TextInput
            type="number"
            inputMode="numeric"
            min={1}
            max={3650}
            aria-label="Days"
            aria-invalid={fault !== undefined}
            value={Number.isNaN(days) ? "" : days}
            onChange={(event) => setDays(event.currentTarget.valueAsNumber)}
          />
          days after they were made
          {fault && (
            <span role="alert" className={classes.fault}>
              {fault}
            </span>
          )}
        </div>
      )}
      <Archiving retention={retention} archive={archive} onChange={setArchive} />
      <Checkbox
        label="Also for the files that are there"
        description={<Effect days={wanted} />}
        checked={existing}
        onChange={(event) => setExisting(event.currentTarget.checked)}
      />
      <div className={classes.actions}>
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}

interface ArchivingProps {
  retention: Retention;
  archive: boolean;
  onChange: (archive: boolean) => void;
}

function Archiving({ retention, archive, onChange }: ArchivingProps) {
  return (
    <Checkbox
      label="Move files to the archive before they are deleted here"
      description={
        retention.archive_available
          ? "A file that the archive does not take whole is kept."
          : "This installation has no archive; an operator can set archive_dir."
      }
      disabled={!retention.archive_available && !archive}
      checked={archive}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

/** How many files the tick is about, before it is made. */
function Effect({ days }: { days: number | undefined }) {
  const valid = days === undefined || daysFault(days) === undefined;
  const effect = useQuery(effectQuery(days, valid));
  return <>{valid && effect.data ? effectSentence(effect.data) : "\u00a0"}</>;
}
