const FILL = { accent: 'bg-accent', gone: 'bg-elapsed-strong', failed: 'bg-danger' } as const;

interface ProgressBarProps {
  readonly label: string;
  readonly total: number;
  readonly parts: readonly { readonly id: keyof typeof FILL; readonly count: number }[];
}

/** How far a piece of work is; each part has its colour, what is left is the track. */
export function ProgressBar({ label, total, parts }: ProgressBarProps) {
  const whole = Math.max(total, 1);
  const done = parts.reduce((sum, { count }) => sum + count, 0);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round((100 * done) / whole)}
      className="bg-active flex h-2 overflow-hidden rounded-full"
    >
      {parts.map(({ id, count }) => (
        <div
          key={id}
          className={`${FILL[id]} ${count > 0 ? 'min-w-1' : ''}`}
          style={{ width: `${(100 * count) / whole}%` }}
        />
      ))}
    </div>
  );
}
