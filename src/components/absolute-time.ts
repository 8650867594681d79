import type { EpochSeconds } from '#domain/time.ts';

const local = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

/** A moment in the reader's zone and in UTC: `Mon, 23 Nov 2026, 14:32:08 CET · 2026-11-23T13:32:08Z`. */
export function absoluteTime(at: EpochSeconds): string {
  const date = new Date(at * 1000);
  if (Number.isNaN(date.getTime())) return `${at} s since 1970`;
  return `${local.format(date)} · ${date.toISOString().replace('.000Z', 'Z')}`;
}
