import { Fragment } from "react";
import { DiffView } from "@/components/DiffView";
import { Icon } from "@/components/Icon";
import { Instant } from "@/components/Instant";
import type { AuditItem } from "@/lib/api-types";
import classes from "./AuditTable.module.css";
import { auditChanges, whatWords } from "./model";

interface AuditTableProps {
  items: AuditItem[];
  /** The open row; in the address on the audit page. */
  open: string | undefined;
  onOpen: (id: string | undefined) => void;
  withObject?: boolean;
  renderObject?: (item: AuditItem) => React.ReactNode;
}

/** Who did what, when; a row opens to old and new values. */
export function AuditTable({
  items,
  open,
  onOpen,
  withObject = true,
  renderObject,
}: AuditTableProps) {
  const columns = withObject ? 5 : 4;
  return (
    <table className={classes.table}>
      <caption className="sr-only">What was done</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          {withObject && <th scope="col">Object</th>}
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Fragment key={item.id}>
            <tr>
              <td className={classes.when}>
                <Instant at={item.at} />
              </td>
              <td>{item.actor}</td>
              <td>
                <What item={item} open={open === item.id} onOpen={onOpen} />
              </td>
              {withObject && <td>{renderObject?.(item) ?? item.object_name ?? "–"}</td>}
              <td className={classes.from}>{item.ip ?? "–"}</td>
            </tr>
            {open === item.id && (
              <tr className={classes.opened}>
                <td colSpan={columns}>
                  <DiffView changes={auditChanges(item)} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

interface WhatProps {
  item: AuditItem;
  open: boolean;
  onOpen: (id: string | undefined) => void;
}

function What({ item, open, onOpen }: WhatProps) {
  if (auditChanges(item).length === 0) {
    return <>{whatWords(item)}</>;
  }
  return (
    <button
      type="button"
      className={classes.toggle}
      aria-expanded={open}
      onClick={() => onOpen(open ? undefined : item.id)}
    >
      {whatWords(item)}
      <Icon name={open ? "up" : "down"} size={12} />
    </button>
  );
}
