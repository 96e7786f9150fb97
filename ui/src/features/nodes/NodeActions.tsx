import { Button } from "@mantine/core";
import { useState } from "react";
import { ConfirmCount } from "@/components/ConfirmCount";
import { toast, toastProblem } from "@/components/toast";
import type { Node } from "@/lib/api-types";
import { nodes, useNodeCommand } from "./api";
import { drainSentences } from "./model";
import classes from "./Nodes.module.css";

/** Draining tells first what follows; resuming does no harm and can be undone. */
export function NodeActions({ node, all }: { node: Node; all: Node[] }) {
  const [asking, setAsking] = useState(false);
  const { mutateAsync, isPending } = useNodeCommand();
  const drain = async () => {
    await mutateAsync(() => nodes.drain(node.id));
    toast(`${node.name} starts nothing more.`, () => mutateAsync(() => nodes.resume(node.id)));
  };
  const resume = async () => {
    try {
      await mutateAsync(() => nodes.resume(node.id));
      toast(`${node.name} starts work again.`);
    } catch (error) {
      toastProblem(`${node.name} was not resumed.`, error);
    }
  };
  if (node.state === "draining") {
    return (
      <Button
        size="compact-sm"
        variant="default"
        className={classes.act}
        loading={isPending}
        onClick={resume}
        aria-label={`Resume ${node.name}`}
      >
        Resume
      </Button>
    );
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        className={classes.act}
        onClick={() => setAsking(true)}
        aria-label={`Drain ${node.name}`}
      >
        Drain
      </Button>
      {asking && (
        <ConfirmCount
          title={`Drain ${node.name}`}
          action={`Drain ${node.name}`}
          failed="It was not drained."
          onConfirm={drain}
          onClose={() => setAsking(false)}
        >
          <div className={classes.sentences}>
            {drainSentences(node, all).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        </ConfirmCount>
      )}
    </>
  );
}
