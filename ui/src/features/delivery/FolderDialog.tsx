import { Button, Checkbox, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Choice } from "@/components/Choice";
import { Dialog } from "@/components/Dialog";
import { Icon } from "@/components/Icon";
import type { RecipientInput } from "@/lib/api-types";
import { asProblem } from "@/lib/problem";
import { FolderBrowser } from "./FolderBrowser";
import classes from "./FolderDialog.module.css";
import { joined, type Naming, placeholders, usualName } from "./fileNames";
import { fileRootsQuery, namesQuery } from "./folders";

interface AddFolderProps {
  naming: Naming;
  onAdd: (recipient: RecipientInput) => void;
}

/** The way to a folder as a reader; nothing where the operator offers none. */
export function AddFolder({ naming, onAdd }: AddFolderProps) {
  const [open, setOpen] = useState(false);
  const roots = useQuery(fileRootsQuery()).data ?? [];
  if (roots.length === 0) {
    return null;
  }
  return (
    <div>
      <Button variant="default" leftSection={<Icon name="folder" />} onClick={() => setOpen(true)}>
        Add a folder
      </Button>
      {open && (
        <FolderDialog roots={roots} naming={naming} onAdd={onAdd} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}

interface FolderDialogProps extends AddFolderProps {
  roots: string[];
  onClose: () => void;
}

/** Where the files of each run go, and what they are called. */
export function FolderDialog({ roots, naming, onAdd, onClose }: FolderDialogProps) {
  const [alias, setAlias] = useState(roots[0] ?? "");
  const [path, setPath] = useState("");
  const [name, setName] = useState(usualName);
  const [overwrite, setOverwrite] = useState(false);
  const destination = joined(alias, path, name);
  const names = useNames(destination, naming);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!names.fault && names.destination !== undefined) {
      const options = overwrite ? { overwrite } : {};
      onAdd({ channel: "file", destination: names.destination, options });
      onClose();
    }
  };
  return (
    <Dialog title="Write the files to a folder" onClose={onClose}>
      <form className={classes.form} onSubmit={submit}>
        {roots.length > 1 && (
          <Choice
            legend="Where"
            options={roots.map((each) => ({ value: each, label: each }))}
            value={alias}
            onChange={(chosen) => {
              setAlias(chosen);
              setPath("");
            }}
          />
        )}
        <FolderBrowser alias={alias} path={path} onPath={setPath} />
        <NameField value={name} onChange={setName} names={names} />
        <Checkbox
          label="Replace a file of the same name"
          description="Otherwise the new file gets a number. An older report never replaces a newer one."
          checked={overwrite}
          onChange={(event) => setOverwrite(event.currentTarget.checked)}
        />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Add this folder</Button>
        </div>
      </form>
    </Dialog>
  );
}

interface Names {
  /** In the server's form; absent while it is not known. */
  destination?: string | undefined;
  names: string[];
  fault?: string | undefined;
}

/** What the name gives for the next run: the server's own answer, a moment after typing. */
function useNames(destination: string, naming: Naming): Names {
  const [settled] = useDebouncedValue(destination, 250);
  const asked = useQuery(namesQuery(settled, naming));
  if (settled !== destination || asked.isPending) {
    return { names: asked.data?.names ?? [] };
  }
  return asked.error
    ? { names: [], fault: asProblem(asked.error).message }
    : { names: asked.data.names, destination: asked.data.destination };
}

interface NameFieldProps {
  value: string;
  onChange: (name: string) => void;
  names: Names;
}

function NameField({ value, onChange, names }: NameFieldProps) {
  const words = placeholders.map((each) => `{{ ${each} }}`).join(" ");
  return (
    <div>
      <TextInput
        label="File name"
        description={`May hold ${words}`}
        autoComplete="off"
        spellCheck={false}
        value={value}
        error={names.fault}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div className={classes.example} role="status">
        {!names.fault && names.names.length > 0 && (
          <>
            The next run writes{" "}
            {names.names.map((each) => (
              <code key={each}>{each}</code>
            ))}
          </>
        )}
      </div>
    </div>
  );
}
