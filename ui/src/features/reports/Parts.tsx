import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Pager } from "@/components/Pager";
import { toast, toastProblem } from "@/components/toast";
import { Waiting } from "@/components/Waiting";
import type { BurstPart, ExecutionDetail } from "@/lib/api-types";
import { plural } from "@/lib/format";
import { executions, partsQuery, useExecutionCommand } from "./api";
import { Deliveries } from "./Deliveries";
import classes from "./ExecutionDetail.module.css";
import { Files } from "./Files";

const limit = 10;

interface PartsProps {
  execution: ExecutionDetail;
  /** Milliseconds between two looks while deliveries are under way; false: none. */
  refetchInterval: number | false;
}

/** A split run key by key: whose rows, their files, and whether they arrived. */
export function Parts({ execution, refetchInterval }: PartsProps) {
  const [q, setQ] = useState("");
  const [page, setPage] = useState(1);
  const sought = useDeferredValue(q.trim());
  const query = useQuery({
    ...partsQuery(execution.id, { page, limit, ...(sought ? { q: sought } : {}) }),
    refetchInterval,
  });
  if (!query.data) {
    return <Waiting what="The parts could not be read." queries={[query]} />;
  }
  return (
    <>
      {execution.parts_total > limit && (
        <div className={classes.find}>
          <TextInput
            type="search"
            aria-label="Find a key"
            placeholder="Find a key"
            value={q}
            onChange={(event) => {
              setQ(event.currentTarget.value);
              setPage(1);
            }}
          />
        </div>
      )}
      <ul className={classes.rows}>
        {query.data.items.map((part) => (
          <Part key={part.key} part={part} execution={execution} />
        ))}
        {query.data.items.length === 0 && <li className={classes.meta}>No key is called so.</li>}
        {execution.notes.map((note) => (
          <li key={note} className={classes.meta}>
            {note}
          </li>
        ))}
      </ul>
      <div className={classes.find}>
        <Pager page={page} limit={limit} total={query.data.total} onPage={setPage} />
      </div>
    </>
  );
}

const nobodyWords: Record<string, string> = {
  empty: "No rows, so nothing was sent",
  nobody: "Nobody is named for it: left out",
};

function Part({ part, execution }: { part: BurstPart; execution: ExecutionDetail }) {
  return (
    <li>
      <div className={classes.part}>
        <h3 className={classes.key}>{part.key || "Rows without a key"}</h3>
        <span className={classes.meta}>{plural(part.row_count, "row")}</span>
        {part.deliveries.length > 0 && <SendAgain part={part} executionId={execution.id} />}
      </div>
      {nobodyWords[part.outcome] && <p className={classes.meta}>{nobodyWords[part.outcome]}</p>}
      <Files executionId={execution.id} artifacts={part.artifacts} past={[]} notes={[]} />
      <Deliveries deliveries={part.deliveries} zone={execution.timezone} />
    </li>
  );
}

/** The kept file of this key, byte for byte, to its readers. */
function SendAgain({ part, executionId }: { part: BurstPart; executionId: string }) {
  const command = useExecutionCommand((ids: string[]) => executions.redeliver(executionId, ids));
  const send = () =>
    command
      .mutateAsync(part.deliveries.map((each) => each.id))
      .then((done) => toast(`The file goes again to ${plural(done.affected, "reader")}.`))
      .catch((error: unknown) => toastProblem("It was not sent.", error));
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={command.isPending}
      aria-label={`Send the file of ${part.key} again`}
      onClick={send}
    >
      Send again
    </Button>
  );
}
