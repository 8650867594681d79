/** What the marks of the lifelines mean. */
export function LifelineLegend() {
  return (
    <ul
      aria-label="Legend"
      className="text-12 text-muted flex flex-wrap items-center gap-x-4 gap-y-1"
    >
      <li className="flex items-center gap-1.5">
        <span className="bg-elapsed h-2 w-4 rounded-full" aria-hidden /> elapsed
      </li>
      <li className="flex items-center gap-1.5">
        <span className="bg-idle size-2.5 rounded-[2px]" aria-hidden /> dies by idle
      </li>
      <li className="flex items-center gap-1.5">
        <span className="bg-max size-2.5 rounded-[2px]" aria-hidden /> dies by max
      </li>
      <li className="flex items-center gap-1.5">
        <span className="border-elapsed-strong size-2.5 rounded-full border-[1.5px]" aria-hidden />{' '}
        last refresh
      </li>
    </ul>
  );
}
