import type { ReactNode } from "react";
import classes from "./DataTable.module.css";
import { Icon } from "./Icon";

export interface TableColumn<T> {
  key: string;
  header: string;
  /** Stands in for the header's words, where a control belongs there. */
  headerCell?: ReactNode;
  cell: (row: T) => ReactNode;
  align?: "end";
  /** The name of the sort in the address, where the column sorts. */
  sort?: string;
  /** On phones: in front, first line, second line, or left out. */
  phone?: "lead" | "first" | "second";
  /** Fixed, so that no cell moves when the rows arrive; the columns without share the rest. */
  width?: number;
  /** Left out where the window is narrow. */
  wide?: boolean;
}

interface DataTableProps<T> {
  caption: string;
  columns: TableColumn<T>[];
  rows: T[] | undefined;
  rowKey: (row: T) => string;
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  /** Old rows stay, paler, while new ones load. */
  stale?: boolean;
  skeletonRows?: number;
}

/** Rows as a table; on phones as lines of two. Sticky header, hairlines, no zebra. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { caption, columns, rows, rowKey, sort, onSort, stale, skeletonRows = 8 } = props;
  return (
    <table className={classes.table} data-stale={stale || undefined} aria-busy={!rows}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows
          ? rows.map((row) => (
              <tr key={rowKey(row)} className={classes.row}>
                {columns.map((column) => (
                  <td
                    key={column.key}
                    data-align={column.align}
                    data-phone={column.phone}
                    data-wide={column.wide || undefined}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))
          : skeleton(skeletonRows, columns)}
      </tbody>
    </table>
  );
}

function skeleton<T>(count: number, columns: TableColumn<T>[]) {
  return Array.from({ length: count }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: all alike
    <tr key={row} className={classes.row}>
      {columns.map((column, index) => (
        <td key={column.key} data-phone={column.phone} data-wide={column.wide || undefined}>
          <span
            className={classes.bone}
            style={{ width: `${40 + ((row * 17 + index * 29) % 50)}%` }}
          />
          {column.phone === "first" && index === 0 && (
            <span className={classes.bone} style={{ width: "40%" }} />
          )}
        </td>
      ))}
    </tr>
  ));
}

interface HeaderCellProps<T> {
  column: TableColumn<T>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}

function HeaderCell<T>({ column, sort, onSort }: HeaderCellProps<T>) {
  const name = column.sort;
  if (!name || !onSort) {
    return (
      <th
        scope="col"
        data-align={column.align}
        data-wide={column.wide || undefined}
        style={{ width: column.width }}
      >
        {column.headerCell ?? (column.header || <span className="sr-only">Actions</span>)}
      </th>
    );
  }
  const up = sort === name;
  const down = sort === `-${name}`;
  return (
    <th
      scope="col"
      data-align={column.align}
      data-wide={column.wide || undefined}
      style={{ width: column.width }}
      aria-sort={up ? "ascending" : down ? "descending" : undefined}
    >
      <button type="button" className={classes.sort} onClick={() => onSort(up ? `-${name}` : name)}>
        {column.header}
        <Icon name={up ? "up" : down ? "down" : "sort"} size={12} />
      </button>
    </th>
  );
}
