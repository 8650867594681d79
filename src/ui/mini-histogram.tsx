interface MiniHistogramProps {
  /** What it shows, in a sentence: the bars are not read aloud. */
  readonly label: string;
  readonly counts: Uint32Array;
  /** The part of each bar that is drawn in the second colour. */
  readonly second?: Uint32Array;
  readonly tone: 'elapsed' | 'idle';
  readonly from: string;
  readonly to: string;
}

const HEIGHT = 36;
const SLOT = 7;
const BAR = 5;
const FILL = { elapsed: 'fill-elapsed-strong', idle: 'fill-idle' } as const;

/** A small chart of how many fall where. Even a single one is seen: a bar is never lower than a hair. */
export function MiniHistogram({ label, counts, second, tone, from, to }: MiniHistogramProps) {
  const most = Math.max(1, ...counts);
  const bars = Array.from(counts, (count, index) => {
    const height = count === 0 ? 0 : Math.max(1, (HEIGHT * count) / most);
    const upper = count === 0 ? 0 : (height * (second?.[index] ?? 0)) / count;
    return { height: height - upper, upper };
  });
  return (
    <figure className="flex flex-col gap-1">
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${counts.length * SLOT} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-9 w-full"
      >
        <path
          className={FILL[tone]}
          d={bars.map(({ height, upper }, at) => bar(at, HEIGHT - height - upper, height)).join('')}
        />
        {second && (
          <path
            className="fill-max"
            d={bars.map(({ upper }, at) => bar(at, HEIGHT - upper, upper)).join('')}
          />
        )}
      </svg>
      <figcaption className="text-11 text-subtle flex justify-between" aria-hidden>
        <span>{from}</span>
        <span>{to}</span>
      </figcaption>
    </figure>
  );
}

/** One bar as a part of a path: a path for each colour is drawn sooner than an element for each bar. */
const bar = (at: number, top: number, height: number): string =>
  height > 0 ? `M${at * SLOT} ${top}h${BAR}v${height}h-${BAR}z` : '';
