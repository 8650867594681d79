import { axisPercent, type LifetimeAxis } from '#domain/lifetime-axis.ts';
import type { EpochSeconds } from '#domain/time.ts';

import { axisTicks } from './axis-ticks.ts';
import { LINE_GRID } from './lifeline-grid.ts';

interface LifelineAxisProps {
  readonly axis: LifetimeAxis;
  readonly now: EpochSeconds;
}

/** Room that the word `now` takes from the labels beside it, in percent. */
const NOW_PERCENT = 5;
const END_PERCENT = 96;

/** The dates above the lifelines. The table below tells the same in words, so this is not read aloud. */
export function LifelineAxis({ axis, now }: LifelineAxisProps) {
  const nowAt = axisPercent(axis, now);
  return (
    <div
      aria-hidden
      className={`bg-sunken border-line text-12 text-muted h-8 items-center border-t ${LINE_GRID}`}
    >
      <span>Session and client</span>
      <span className="text-11 relative h-full">
        {axisTicks(axis).map(({ at, label }) => {
          const percent = axisPercent(axis, at);
          if (Math.abs(percent - nowAt) < NOW_PERCENT || percent > END_PERCENT) return null;
          return (
            <span
              key={at}
              className="absolute top-2 -translate-x-1/2 whitespace-nowrap"
              style={{ left: `${percent}%` }}
            >
              {label}
            </span>
          );
        })}
        <b
          className="bg-text text-surface absolute top-1.5 -translate-x-1/2 rounded-full px-2 leading-5 font-semibold"
          style={{ left: `${nowAt}%` }}
        >
          now
        </b>
      </span>
    </div>
  );
}
