import type { LifetimeAxis } from '#domain/lifetime-axis.ts';
import type { EpochSeconds } from '#domain/time.ts';

export interface AxisTick {
  readonly at: EpochSeconds;
  readonly label: string;
}

const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });

const WEEKS_UP_TO_SECONDS = 60 * 86_400;

/** The firsts of the months on an axis in the reader's zone, or the Mondays of a short one. */
export function axisTicks({ from, to }: LifetimeAxis): AxisTick[] {
  const isShort = to - from <= WEEKS_UP_TO_SECONDS;
  const date = new Date(from * 1000);
  date.setHours(0, 0, 0, 0);
  const ticks: AxisTick[] = [];
  for (; date.getTime() / 1000 < to; date.setDate(date.getDate() + 1)) {
    const isTick = isShort ? date.getDay() === 1 : date.getDate() === 1;
    const at = date.getTime() / 1000;
    if (isTick && at > from) ticks.push({ at, label: dayAndMonth.format(date) });
  }
  return ticks;
}
