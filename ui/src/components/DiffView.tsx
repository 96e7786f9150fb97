import classes from "./DiffView.module.css";

export interface Change {
  label: string;
  before: string;
  after: string;
}

interface DiffViewProps {
  changes: Change[];
  beforeLabel?: string;
  afterLabel?: string;
}

/** What was, beside what will be. */
export function DiffView({ changes, beforeLabel = "Before", afterLabel = "After" }: DiffViewProps) {
  return (
    <table className={classes.diff}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">{beforeLabel}</th>
          <th scope="col">{afterLabel}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.label}>
            <th scope="row">{change.label}</th>
            <td>
              <del>{change.before}</del>
            </td>
            <td>
              <ins>{change.after}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
