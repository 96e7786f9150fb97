import { ActionIcon } from "@mantine/core";
import { DataTable, type TableColumn } from "@/components/DataTable";
import { Icon } from "@/components/Icon";
import { StatusBadge } from "@/components/StatusBadge";
import type { Delivery, Recipient } from "@/lib/api-types";
import { channelWord } from "./model";
import classes from "./ReadersTable.module.css";

interface ReadersTableProps {
  recipients: Recipient[];
  /** The deliveries of the last run: what each reader got last. */
  last: Delivery[];
  onRemove: ((recipient: Recipient) => void) | undefined;
}

/** Who gets it, and whether the last one arrived. */
export function ReadersTable({ recipients, last, onRemove }: ReadersTableProps) {
  const columns: TableColumn<Recipient>[] = [
    {
      key: "reader",
      header: "Reader",
      phone: "first",
      cell: (each) => <Reader recipient={each} />,
    },
    {
      key: "channel",
      header: "By",
      width: 110,
      phone: "second",
      cell: (each) => channelWord(each.channel),
    },
    {
      key: "last",
      header: "Last delivery",
      phone: "second",
      cell: (each) => <Last delivery={last.find((one) => one.destination === each.destination)} />,
    },
  ];
  if (onRemove) {
    columns.push({
      key: "remove",
      header: "",
      align: "end",
      phone: "first",
      width: 44,
      cell: (each) => (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove ${each.destination}`}
          onClick={() => onRemove(each)}
        >
          <Icon name="x" />
        </ActionIcon>
      ),
    });
  }
  return (
    <DataTable caption="Readers" columns={columns} rows={recipients} rowKey={(each) => each.id} />
  );
}

function Reader({ recipient }: { recipient: Recipient }) {
  return (
    <span className={classes.reader}>
      <b>{recipient.display_name ?? recipient.destination}</b>
      {recipient.display_name && <span className={classes.meta}>{recipient.destination}</span>}
      {recipient.external && <span className={classes.meta}>External</span>}
    </span>
  );
}

function Last({ delivery }: { delivery: Delivery | undefined }) {
  if (!delivery) {
    return <span className="dimmed">none yet</span>;
  }
  return <StatusBadge state={delivery.status} reason={delivery.error_message} />;
}
