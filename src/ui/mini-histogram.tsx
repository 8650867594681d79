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
  const heightOf = (count: number) => (count === 0 ? 0 : Math.max(1, (HEIGHT * count) / most));
  return (
    <figure className="flex flex-col gap-1">
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${counts.length * SLOT} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-9 w-full"
      >
        {Array.from(counts, (count, index) => {
          const height = heightOf(count);
          const upper = count === 0 ? 0 : (height * (second?.[index] ?? 0)) / count;
          return (
            <g key={index}>
              <rect
                x={index * SLOT}
                y={HEIGHT - height}
                width={BAR}
                height={Math.max(0, height - upper)}
                className={FILL[tone]}
              />
              {upper > 0 && (
                <rect
                  x={index * SLOT}
                  y={HEIGHT - upper}
                  width={BAR}
                  height={upper}
                  className="fill-max"
                />
              )}
            </g>
          );
        })}
      </svg>
      <figcaption className="text-11 text-subtle flex justify-between" aria-hidden>
        <span>{from}</span>
        <span>{to}</span>
      </figcaption>
    </figure>
  );
}
