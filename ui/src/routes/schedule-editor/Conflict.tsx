import { Button } from "@mantine/core";
import { DiffView } from "@/components/DiffView";
import { Notice } from "@/components/ProblemAlert";
import type { ScheduleDraft } from "@/features/schedules/model";
import { draftChanges } from "./summary";

interface ConflictProps {
  theirs: ScheduleDraft;
  mine: ScheduleDraft;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
}

/** Someone else saved meanwhile: theirs beside yours, and both ways out. */
export function Conflict({ theirs, mine, onTakeTheirs, onSaveMine }: ConflictProps) {
  const changes = draftChanges(theirs, mine);
  return (
    <Notice kind="error" live>
      <strong>Someone saved this schedule while you were editing.</strong> Nothing of yours is lost.
      {changes.length > 0 ? (
        <DiffView changes={changes} beforeLabel="Theirs" afterLabel="Yours" />
      ) : (
        <p>Their version is the same as yours.</p>
      )}
      <div style={{ display: "flex", gap: 8, marginTop: 8 }}>
        <Button size="xs" onClick={onSaveMine}>
          Save mine over theirs
        </Button>
        <Button size="xs" variant="default" onClick={onTakeTheirs}>
          Take theirs
        </Button>
      </div>
    </Notice>
  );
}
