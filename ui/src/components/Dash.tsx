/** What is missing; on phones, where no header stands above it, it is left out. */
export function Dash() {
  return (
    <span className="dimmed" data-dash>
      –
    </span>
  );
}
