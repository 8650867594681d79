import { formatAge } from '#domain/duration.ts';
import type { EpochSeconds } from '#domain/time.ts';

import { absoluteTime } from './absolute-time.ts';

interface MomentProps {
  readonly at: EpochSeconds;
  readonly now: EpochSeconds;
}

/** `now` comes in steps, and two clocks differ by a second. */
const TOLERANCE_SECONDS = 10;

/** A past moment as its age, the absolute time on hover: `46 d ago`. */
export function Moment({ at, now }: MomentProps) {
  return (
    <time dateTime={isoOf(at)} title={absoluteTime(at)} className="text-muted truncate">
      {at > now + TOLERANCE_SECONDS
        ? `in ${formatAge(at - now)}`
        : `${formatAge(Math.max(0, now - at))} ago`}
    </time>
  );
}

function isoOf(at: EpochSeconds): string | undefined {
  const date = new Date(at * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
