import classes from "./Brand.module.css";

/** The mark and the name. */
export function Brand({ bare }: { bare?: boolean }) {
  return (
    <span className={classes.brand}>
      <svg aria-hidden="true" width="24" height="24" viewBox="0 0 32 32">
        <rect width="32" height="32" rx="8" fill="var(--p-accent)" />
        <circle cx="16" cy="16" r="10.5" fill="none" stroke="#fff" strokeWidth="2" opacity="0.55" />
        <path
          d="M16 8v8l5 4"
          fill="none"
          stroke="#fff"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {!bare && "Punctual"}
    </span>
  );
}
