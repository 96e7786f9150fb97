import { Button, TextInput } from "@mantine/core";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { Icon } from "@/components/Icon";
import { Instant } from "@/components/Instant";
import { ProblemAlert } from "@/components/ProblemAlert";
import { bytes, plural } from "@/lib/format";
import { asProblem } from "@/lib/problem";
import classes from "./FolderDialog.module.css";
import { joined, segments } from "./fileNames";
import { entriesQuery, makeFolder } from "./folders";

interface FolderBrowserProps {
  alias: string;
  /** Below the root; empty for the root itself. */
  path: string;
  onPath: (path: string) => void;
}

/** Looks around below one root: the way back above, the folder's content, a new folder below. */
export function FolderBrowser(props: FolderBrowserProps) {
  return (
    <div className={classes.browser}>
      <Crumbs {...props} />
      <Entries {...props} />
      <NewFolder {...props} />
    </div>
  );
}

function Crumbs({ alias, path, onPath }: FolderBrowserProps) {
  const parts = segments(path);
  return (
    <nav aria-label="Folder">
      <ol className={classes.crumbs}>
        {[alias, ...parts].map((name, depth) => {
          const target = parts.slice(0, depth).join("/");
          return (
            <li key={target}>
              {depth === parts.length ? (
                <b aria-current="location">{name}</b>
              ) : (
                <button type="button" className={classes.crumb} onClick={() => onPath(target)}>
                  {name}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function Entries({ alias, path, onPath }: FolderBrowserProps) {
  const asked = useInfiniteQuery(entriesQuery(alias, path));
  const pages = asked.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  const total = pages[0]?.total ?? 0;
  if (asked.error) {
    return (
      <ProblemAlert
        what="The folder could not be read."
        error={asked.error}
        retry={() => void asked.refetch()}
      />
    );
  }
  return (
    <div className={classes.entries} aria-busy={asked.isPending}>
      {asked.isSuccess && items.length === 0 && <p className="dimmed">Nothing is in it yet.</p>}
      <ul aria-label={`In ${joined(alias, path)}`}>
        {items.map((entry) => (
          <li key={`${entry.kind}:${entry.name}`} className={classes.entry}>
            {entry.kind === "folder" ? (
              <button
                type="button"
                className={classes.open}
                onClick={() => onPath(joined(path, entry.name))}
              >
                <Icon name="folder" />
                <span className={classes.name}>{entry.name}</span>
                <Icon name="chevron" size={12} />
              </button>
            ) : (
              <span className={classes.file}>
                <Icon name="file" />
                <span className={classes.name}>{entry.name}</span>
                <span className={classes.meta}>
                  {bytes(entry.bytes)} · <Instant at={entry.changed_at} withRelative={false} />
                </span>
              </span>
            )}
          </li>
        ))}
      </ul>
      {asked.hasNextPage && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          Show more of {plural(total, "entry", "entries")}
        </Button>
      )}
      {pages[0]?.cut && <p className="dimmed">The folder holds more than can be shown.</p>}
    </div>
  );
}

function NewFolder({ alias, path, onPath }: FolderBrowserProps) {
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const make = async () => {
    if (name.trim() === "") {
      setFault("The folder needs a name.");
      return;
    }
    setBusy(true);
    try {
      const target = joined(path, name.trim());
      await makeFolder(alias, target);
      await client.invalidateQueries({ queryKey: ["file-roots", alias] });
      setName("");
      setFault(undefined);
      onPath(target);
    } catch (error) {
      setFault(asProblem(error).message);
    } finally {
      setBusy(false);
    }
  };
  // the form around is for the whole choice
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault();
      void make();
    }
  };
  return (
    <div className={classes.fresh}>
      <TextInput
        label="New folder here"
        autoComplete="off"
        value={name}
        error={fault}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setFault(undefined);
        }}
      />
      <Button variant="default" loading={busy} onClick={make}>
        Make it
      </Button>
    </div>
  );
}
