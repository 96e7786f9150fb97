import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { count } from "@/lib/format";
import type { TableColumn } from "./DataTable";
import classes from "./Selection.module.css";

/** Which rows of a list are chosen: some of the page, or all that match its filters. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** Every row that matches, also of other pages. */
  all: boolean;
  count: number;
  toggle: (id: string, range: boolean) => void;
  togglePage: () => void;
  selectAll: () => void;
  clear: () => void;
}

export function useSelection(pageIds: readonly string[], total: number): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const anchor = useRef<string>(undefined);
  // What has left the list is not chosen any more.
  const ids = useMemo(
    () => new Set(pageIds.filter((id) => all || chosen.has(id))),
    [pageIds, chosen, all],
  );
  const choose = useCallback((next: Iterable<string>) => {
    setAll(false);
    setChosen(new Set(next));
  }, []);
  return {
    ids,
    all,
    count: all ? total : ids.size,
    toggle(id, range) {
      const next = new Set(ids);
      const on = !next.has(id);
      for (const each of range ? between(pageIds, anchor.current, id) : [id]) {
        if (on) {
          next.add(each);
        } else {
          next.delete(each);
        }
      }
      anchor.current = id;
      choose(next);
    },
    togglePage: () => choose(ids.size === pageIds.length ? [] : pageIds),
    selectAll: () => setAll(true),
    clear: () => choose([]),
  };
}

function between(ids: readonly string[], from: string | undefined, to: string): readonly string[] {
  const [a, b] = [from === undefined ? -1 : ids.indexOf(from), ids.indexOf(to)];
  return a < 0 ? [to] : ids.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** The column of check boxes; `x` chooses the row that has the focus, Shift-`x` up to it. */
export function selectColumn<T extends { id: string }>(
  selection: Selection,
  pageSize: number,
  nameOf: (row: T) => string,
): TableColumn<T> {
  const { ids, toggle, togglePage } = selection;
  return {
    key: "select",
    header: "Select",
    headerCell: (
      <Box
        label="Select the page"
        checked={pageSize > 0 && ids.size === pageSize}
        some={ids.size > 0 && ids.size < pageSize}
        onToggle={togglePage}
      />
    ),
    phone: "lead",
    width: 44,
    cell: (row) => (
      <Box
        label={`Select ${nameOf(row)}`}
        checked={ids.has(row.id)}
        onToggle={(range) => toggle(row.id, range)}
        inRow
      />
    ),
  };
}

interface BoxProps {
  label: string;
  checked: boolean;
  some?: boolean;
  inRow?: boolean;
  onToggle: (range: boolean) => void;
}

function Box({ label, checked, some = false, inRow, onToggle }: BoxProps) {
  return (
    <label className={classes.box}>
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        ref={(input) => {
          if (input) {
            input.indeterminate = some;
          }
        }}
        data-row-select={inRow || undefined}
        onChange={(event) => onToggle((event.nativeEvent as MouseEvent).shiftKey === true)}
      />
    </label>
  );
}

interface SelectionBarProps {
  selection: Selection;
  /** Rows on the page, and all that match. */
  pageSize: number;
  total: number;
  children: ReactNode;
}

/** At the bottom of the window: how many are chosen, and what can be done with them. */
export function SelectionBar({ selection, pageSize, total, children }: SelectionBarProps) {
  if (selection.count === 0) {
    return null;
  }
  const wholePage = selection.ids.size === pageSize && total > pageSize && !selection.all;
  return (
    <section className={classes.bar} aria-label="Selection" data-selection>
      <span role="status" className={classes.count}>
        {selection.all
          ? `All ${count(selection.count)} that match`
          : `${count(selection.count)} selected`}
      </span>
      {children}
      {wholePage && (
        <button type="button" className={classes.link} onClick={selection.selectAll}>
          Select all {count(total)} that match
        </button>
      )}
      <button type="button" className={classes.link} onClick={selection.clear}>
        Clear
      </button>
    </section>
  );
}
