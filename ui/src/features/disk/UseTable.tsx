import { DataTable, type TableColumn } from "@/components/DataTable";
import { bytes, count } from "@/lib/format";
import classes from "./Disk.module.css";
import { filesWord, shareOf } from "./model";

interface Use {
  key: string;
  name: React.ReactNode;
  bytes: number;
  files: number;
}

function columnsOf(of: string, rows: Use[]): TableColumn<Use>[] {
  return [
    {
      key: "name",
      header: of,
      phone: "first",
      cell: ({ name, bytes: size }) => (
        <>
          {name}
          <span className={classes.share} aria-hidden="true">
            <span style={{ width: `${100 * shareOf(size, rows)}%` }} />
          </span>
        </>
      ),
    },
    {
      key: "files",
      header: "Files",
      align: "end",
      width: 90,
      phone: "second",
      cell: ({ files }) => (
        <>
          <span className={classes.desk}>{count(files)}</span>
          <span className="phone-only">{filesWord(files)}</span>
        </>
      ),
    },
    {
      key: "bytes",
      header: "Size",
      align: "end",
      width: 100,
      phone: "first",
      cell: ({ bytes: size }) => bytes(size),
    },
  ];
}

/** Who or what has how many bytes, most first. */
export function UseTable({ of, rows }: { of: string; rows: Use[] }) {
  return (
    <DataTable
      caption={`Report files by ${of.toLowerCase()}`}
      columns={columnsOf(of, rows)}
      rows={rows}
      rowKey={({ key }) => key}
    />
  );
}
