/** Curfew's mark; the same drawing as public/icon.svg, which the browser's tab shows. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" className="size-7 shrink-0" aria-hidden>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M21.6 19.4A7.6 7.6 0 0 1 12.5 10a7.6 7.6 0 1 0 9.1 9.4Z"
        className="fill-on-accent"
      />
      <path
        d="M18 10.5h6M19.5 14.5h4.5"
        strokeWidth="2"
        strokeLinecap="round"
        className="stroke-on-accent"
      />
    </svg>
  );
}
