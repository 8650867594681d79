import type { EpochSeconds } from '#domain/time.ts';

import { absoluteTime } from './absolute-time.ts';

const local = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** A moment to the second in the reader's zone; in UTC as well on hover. */
export function ExactTime({ at }: { at: EpochSeconds }) {
  return <time title={absoluteTime(at)}>{local.format(at * 1000)}</time>;
}
