/** Grey bars in the shape of a page that is loading: a title line, then rows of a table. */
export function PageSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="page-padding flex flex-col gap-4">
      <h1 className="sr-only">{label}</h1>
      <div className="skeleton h-7 w-48" />
      <div className="skeleton h-4 w-80 max-w-full" />
      <div className="rounded-card border-line bg-surface overflow-hidden border">
        <div className="border-line bg-sunken h-8 border-b" />
        {WIDTHS.map((width) => (
          <div key={width} className="border-line flex h-9 items-center gap-6 border-b px-4">
            <div className={`skeleton h-3 ${width}`} />
            <div className="skeleton ml-auto h-3 w-16" />
            <div className="skeleton h-5 w-14" />
          </div>
        ))}
      </div>
    </div>
  );
}

const WIDTHS = ['w-44', 'w-52', 'w-36', 'w-40', 'w-28', 'w-48', 'w-32'];
