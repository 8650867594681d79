import { formatAge } from '#domain/duration.ts';
import { axisPercent, type LifetimeAxis } from '#domain/lifetime-axis.ts';
import type { EpochSeconds } from '#domain/time.ts';

/** Room for a label between `now` and an end of the axis, in percent. */
const ROOM_PERCENT = 24;

/** The labels of an axis above its lifetime bars. */
export function LifetimeAxisHead({ axis, now }: { axis: LifetimeAxis; now: EpochSeconds }) {
  const at = axisPercent(axis, now);
  return (
    <span className="text-11 relative block h-4 w-full">
      {at > ROOM_PERCENT && (
        <span className="absolute left-0">{formatAge(now - axis.from)} ago</span>
      )}
      <b
        className="text-text absolute -translate-x-1/2 font-semibold"
        style={{ left: `${Math.min(at, 96)}%` }}
      >
        now
      </b>
      {at < 100 - ROOM_PERCENT && (
        <span className="absolute right-0">+{formatAge(axis.to - now)}</span>
      )}
    </span>
  );
}
