import { Button } from "@mantine/core";
import { count } from "@/lib/format";
import classes from "./Pager.module.css";

interface PagerProps {
  page: number;
  limit: number;
  total: number;
  onPage: (page: number) => void;
}

/** "1–50 of 3,412" and the way to its neighbours. */
export function Pager({ page, limit, total, onPage }: PagerProps) {
  if (total === 0) {
    return null;
  }
  const first = (page - 1) * limit + 1;
  const last = Math.min(page * limit, total);
  return (
    <nav aria-label="Pages" className={classes.pager}>
      <span className="num" role="status">
        {count(first)}–{count(last)} of {count(total)}
      </span>
      {total > limit && (
        <>
          <Button size="xs" variant="default" disabled={page <= 1} onClick={() => onPage(page - 1)}>
            Previous
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={last >= total}
            onClick={() => onPage(page + 1)}
          >
            Next
          </Button>
        </>
      )}
    </nav>
  );
}
