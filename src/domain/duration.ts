import { DAY, HOUR, MINUTE, type Seconds } from './time.ts';

/** Keycloak keeps timeouts in a Java int; a larger number is refused with "Cannot parse the JSON". */
export const MAX_DURATION: Seconds = 2_147_483_647;

export type DurationUnit = 'd' | 'h' | 'min' | 's';

export type ParsedDuration =
  | { readonly kind: 'ok'; readonly seconds: Seconds }
  | { readonly kind: 'invalid'; readonly reason: string };

const UNIT_SECONDS: Record<DurationUnit, Seconds> = { d: DAY, h: HOUR, min: MINUTE, s: 1 };

const WORDS: Readonly<Record<string, Seconds>> = {
  w: 7 * DAY,
  week: 7 * DAY,
  weeks: 7 * DAY,
  d: DAY,
  day: DAY,
  days: DAY,
  h: HOUR,
  hour: HOUR,
  hours: HOUR,
  m: MINUTE,
  min: MINUTE,
  mins: MINUTE,
  minute: MINUTE,
  minutes: MINUTE,
  s: 1,
  sec: 1,
  secs: 1,
  second: 1,
  seconds: 1,
};

const invalid = (reason: string): ParsedDuration => ({ kind: 'invalid', reason });

/**
 * Reads a duration a person typed: `30d`, `30 days`, `12h 30m`, `P30D`, `PT12H30M`, or a bare number
 * of `unit`. Only whole, positive amounts from 1 s to `MAX_DURATION` are taken; the reason of a
 * refusal says what to type instead.
 */
export function parseDuration(text: string, unit: DurationUnit = 'd'): ParsedDuration {
  const input = text.trim().toLowerCase();
  if (input === '') return invalid('Type a duration such as 30d or 12h 30m.');
  if (/^\d+$/.test(input)) return inRange(Number(input) * UNIT_SECONDS[unit]);
  if (/^p(?=.)/.test(input)) return parseIso(input);
  if (/^[-−]/.test(input)) return invalid('A duration cannot be negative.');
  if (/\d[.,]\d/.test(input)) return invalid('Whole numbers only: 1h 30m instead of 1.5h.');
  return parseWords(input);
}

/** What a person has typed into a duration field: `12h 30m`, or a number that means `unit`. */
export interface TypedDuration {
  readonly text: string;
  readonly unit: DurationUnit;
}

/**
 * Reads a duration field. Where the value may be unset, an empty field and a zero are 0, Keycloak's
 * "not set".
 */
export function readDuration({ text, unit }: TypedDuration, mayBeUnset: boolean): ParsedDuration {
  if (mayBeUnset && /^0*$/.test(text.trim())) return { kind: 'ok', seconds: 0 };
  return parseDuration(text, unit);
}

function parseWords(input: string): ParsedDuration {
  if (!/^(\d+\s*[a-z]+[\s,]*)+$/.test(input)) return unreadable(input);
  let seconds = 0;
  const seen = new Set<Seconds>();
  for (const [, amount, word] of input.matchAll(/(\d+)\s*([a-z]+)/g)) {
    const size = WORDS[word ?? ''];
    if (size === undefined) return invalid(`“${word}” is not a unit. Use d, h, min or s.`);
    if (seen.has(size)) return invalid(`“${word}” is there twice.`);
    seen.add(size);
    seconds += Number(amount) * size;
  }
  return inRange(seconds);
}

function parseIso(input: string): ParsedDuration {
  const match =
    /^p(?:(\d+)w)?(?:(\d+)d)?(?:t(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?)?$/.exec(input) ??
    undefined;
  const amounts = match?.slice(1) ?? [];
  if (amounts.every((amount) => amount === undefined)) return unreadable(input);
  const sizes = [7 * DAY, DAY, HOUR, MINUTE, 1];
  return inRange(sizes.reduce((sum, size, index) => sum + Number(amounts[index] ?? 0) * size, 0));
}

const unreadable = (input: string): ParsedDuration =>
  invalid(`“${input.slice(0, 20)}” is not a duration. Type for example 30d, 12h 30m or P30D.`);

function inRange(seconds: Seconds): ParsedDuration {
  if (seconds < 1) return invalid('At least 1 second.');
  if (seconds > MAX_DURATION)
    return invalid('At most 24,855 d: Keycloak keeps seconds in 32 bits (2,147,483,647 s).');
  return { kind: 'ok', seconds };
}

/** Seconds as the amount of the largest unit that divides them: 5,184,000 is 60 `d`, 90 is 90 `s`. */
export function durationParts(seconds: Seconds): { amount: number; unit: DurationUnit } {
  for (const unit of ['d', 'h', 'min'] as const) {
    const size = UNIT_SECONDS[unit];
    if (seconds >= size && seconds % size === 0) return { amount: seconds / size, unit };
  }
  return { amount: seconds, unit: 's' };
}

/**
 * A limit exactly as it is set, every unit that is not zero: `60 d`, `1 d 12 h`, `90 s` is
 * `1 min 30 s`. `parseDuration` reads it back to the same number.
 */
export function formatLimit(seconds: Seconds): string {
  const parts = split(seconds).filter(([amount]) => amount > 0);
  return parts.length === 0 ? '0 s' : parts.map(([amount, unit]) => `${amount} ${unit}`).join(' ');
}

/** An age for reading, the largest unit alone and rounded down: `46 d`, `13 h`, `< 1 min`. */
export function formatAge(seconds: Seconds): string {
  const largest = split(seconds)
    .slice(0, 3)
    .find(([amount]) => amount > 0);
  return largest ? `${largest[0]} ${largest[1]}` : '< 1 min';
}

/** A span for reading, two units at most and rounded down: `29 d 4 h`, `4 min`, `< 1 min`. */
export function formatSpan(seconds: Seconds): string {
  if (seconds < MINUTE) return '< 1 min';
  const [days, hours, minutes] = split(seconds);
  const shown = days[0] > 0 ? [days, hours] : [hours, minutes];
  return shown
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}

type Part = readonly [amount: number, unit: DurationUnit];

function split(seconds: Seconds): [Part, Part, Part, Part] {
  return [
    [Math.floor(seconds / DAY), 'd'],
    [Math.floor((seconds % DAY) / HOUR), 'h'],
    [Math.floor((seconds % HOUR) / MINUTE), 'min'],
    [Math.floor(seconds % MINUTE), 's'],
  ];
}
