import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/EmptyState";
import { ListFrame } from "@/components/ListFrame";
import { PageHeader } from "@/components/PageHeader";
import { ProblemAlert } from "@/components/ProblemAlert";
import { StaleBar } from "@/components/StaleBar";
import { queueQuery } from "@/features/dashboard/api";
import { nodesQuery } from "@/features/nodes/api";
import { nodesSentence } from "@/features/nodes/model";
import classes from "@/features/nodes/Nodes.module.css";
import { NodeTable } from "@/features/nodes/NodeTable";
import { QueuePanels } from "@/features/nodes/QueuePanels";
import { useMe } from "@/lib/org";

export function NodesPage() {
  if (!useMe().operator) {
    return (
      <>
        <PageHeader title="Nodes" />
        <EmptyState title="The nodes are for operators">
          Whoever runs the installation is one, and can make you another.
        </EmptyState>
      </>
    );
  }
  return <Allowed />;
}

function Allowed() {
  const nodes = useQuery(nodesQuery());
  const queue = useQuery({ ...queueQuery("installation"), refetchInterval: 5_000 });
  return (
    <>
      <PageHeader title="Nodes" lead={nodes.data ? nodesSentence(nodes.data) : "\u00a0"} />
      <ListFrame
        error={nodes.data ? undefined : nodes.error}
        what="The nodes could not be read."
        retry={() => nodes.refetch()}
      >
        <StaleBar query={nodes} />
        <NodeTable nodes={nodes.data} />
      </ListFrame>
      <div className={classes.below}>
        {queue.error && !queue.data ? (
          <ProblemAlert
            what="The queue could not be read."
            error={queue.error}
            retry={() => queue.refetch()}
          />
        ) : (
          <QueuePanels queue={queue.data} />
        )}
      </div>
    </>
  );
}
