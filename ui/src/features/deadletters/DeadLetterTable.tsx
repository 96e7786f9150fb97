import { Link } from "@tanstack/react-router";
import { DataTable, type TableColumn } from "@/components/DataTable";
import { Instant } from "@/components/Instant";
import row from "@/components/RowLink.module.css";
import { type Selection, selectColumn } from "@/components/Selection";
import { StatusBadge } from "@/components/StatusBadge";
import type { DeadLetter } from "@/lib/api-types";
import { categoryWord } from "@/lib/categories";
import { useNow } from "@/lib/now";
import { useOrg } from "@/lib/org";
import { short } from "@/lib/time";
import classes from "./DeadLetters.module.css";
import { LetterMenu } from "./LetterMenu";
import { badgeState, queueTime } from "./model";

const columns: TableColumn<DeadLetter>[] = [
  {
    key: "schedule",
    header: "Schedule",
    width: 220,
    phone: "first",
    cell: (each) => <NameCell letter={each} />,
  },
  {
    key: "category",
    header: "Category",
    width: 112,
    phone: "second",
    cell: (each) => categoryWord(each.error_category),
  },
  {
    key: "message",
    header: "Message",
    phone: "second",
    cell: (each) => <MessageCell letter={each} />,
  },
  {
    key: "attempts",
    header: "Attempts",
    width: 84,
    wide: true,
    align: "end",
    cell: (each) => each.attempts,
  },
  {
    key: "waited",
    header: "In queue for",
    width: 112,
    align: "end",
    phone: "second",
    cell: (each) => <QueueTime letter={each} />,
  },
  {
    key: "last",
    header: "Last try",
    width: 150,
    wide: true,
    cell: (each) => <Instant at={each.last_failed_at} zone={each.timezone} />,
  },
  {
    key: "menu",
    header: "",
    align: "end",
    phone: "first",
    width: 52,
    cell: (each) => (
      <span className={row.above}>
        <LetterMenu letter={each} />
      </span>
    ),
  },
];

interface DeadLetterTableProps {
  letters: DeadLetter[] | undefined;
  selection: Selection;
  stale: boolean;
}

export function DeadLetterTable({ letters, selection, stale }: DeadLetterTableProps) {
  const select = selectColumn<DeadLetter>(selection, letters?.length ?? 0, nameOf);
  return (
    <DataTable
      caption="Dead letters"
      columns={[select, ...columns]}
      rows={letters}
      rowKey={(each) => each.id}
      stale={stale}
    />
  );
}

function due(letter: DeadLetter): string {
  return short(new Date(letter.scheduled_for), letter.timezone, new Date());
}

function nameOf(letter: DeadLetter): string {
  return `${letter.schedule_name}, due ${due(letter)}`;
}

function NameCell({ letter }: { letter: DeadLetter }) {
  const org = useOrg();
  return (
    <div className={classes.name}>
      <Link
        to="/o/$org/operations/dead-letters/$id"
        params={{ org, id: letter.id }}
        className={row.link}
        data-row-link
      >
        {letter.schedule_name}
      </Link>
      <span className={classes.meta}>due {due(letter)}</span>
    </div>
  );
}

/** The list shows what is open; what is not says so. */
function MessageCell({ letter }: { letter: DeadLetter }) {
  return (
    <>
      {letter.status !== "open" && (
        <span className={classes.state}>
          <StatusBadge state={badgeState(letter)} />
        </span>
      )}
      <span className={classes.message}>
        {letter.status === "resolved" && letter.note ? letter.note : letter.error_message}
      </span>
    </>
  );
}

function QueueTime({ letter }: { letter: DeadLetter }) {
  const time = queueTime(letter, useNow(30_000));
  return (
    <>
      <span className="phone-only">in queue for </span>
      {time}
    </>
  );
}
