import { formatCount } from '#components/count.ts';
import type { CountRange } from '#domain/count-range.ts';

/** A count, or the two it lies between. */
export const rangeWords = ({ least, most }: CountRange): string =>
  least === most ? formatCount(most) : `${formatCount(least)}–${formatCount(most)}`;
