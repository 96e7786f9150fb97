import { useState } from "react";
import { PageHeader } from "@/components/PageHeader";
import { months } from "@/features/storage/model";
import { RetentionPanel } from "@/features/storage/RetentionPanel";
import { UsagePanel } from "@/features/storage/UsagePanel";
import { useNow } from "@/lib/now";
import { atLeast, useMe } from "@/lib/org";
import classes from "./DetailPage.module.css";
import { useTypeName } from "./typeNames";

/** What an organisation's files take up, and how long they are kept. */
export function FilesPage() {
  const me = useMe();
  return (
    <>
      <PageHeader title="Files" lead={`Report files of ${me.organization.name}`} />
      <div className={classes.page}>
        <RetentionPanel />
        {atLeast(me, "administrator") && <Use />}
      </div>
    </>
  );
}

function Use() {
  const nameOf = useTypeName();
  const now = new Date(useNow(60_000));
  const [month, setMonth] = useState(() => months(now, 1)[0] as string);
  return <UsagePanel month={month} onMonth={setMonth} nameOf={nameOf} now={now} />;
}
