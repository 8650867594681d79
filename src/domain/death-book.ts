import { DAY, type EpochSeconds } from './time.ts';

/** The days for which deaths are counted, from now (0) to the last. */
export const IMPACT_DAYS = 60;

/**
 * How many grants are dead on each day from now on: index 0 is now, 1 in 24 h, up to `IMPACT_DAYS`. Where
 * shared sessions hide when a client joined, the true number lies between `least` and `most`.
 */
export interface DeadByDay {
  readonly least: Uint32Array;
  readonly most: Uint32Array;
}

/** Who has died by when: all, and by which kind of rule. */
export interface Deaths {
  readonly all: DeadByDay;
  readonly idle: DeadByDay;
  readonly max: DeadByDay;
}

/**
 * Deaths being counted: a column of days for each of these, one after the other. What is exact is kept
 * apart from bounds, since nearly all is.
 */
export type DeathBook = Uint32Array;

const EXACT_IDLE = 0;
const EXACT_MAX = 1;
const ALL_LEAST = 2;
const ALL_MOST = 3;
const IDLE_MOST = 4;
const MAX_LEAST = 5;
const MAX_MOST = 6;
const COLUMNS = 7;

/** The last one is "later". */
const BUCKETS = IMPACT_DAYS + 2;

export const createDeathBook = (): DeathBook => new Uint32Array(COLUMNS * BUCKETS);

/** The place in a column of a death: the first day on which it has happened. */
function bucketOf(end: EpochSeconds, now: EpochSeconds): number {
  if (end <= now) return 0;
  return end > now + IMPACT_DAYS * DAY ? BUCKETS - 1 : Math.ceil((end - now) / DAY);
}

/** The ends of one grant by its rules; its max lies between two where the client's start is not known. */
export interface Ends {
  readonly idle: EpochSeconds;
  readonly firstMax: EpochSeconds;
  readonly lastMax: EpochSeconds;
}

/** The place in a book of a death that is certain: at the first of both ends; on a tie it is by idle. */
export const placeOf = (idle: EpochSeconds, max: EpochSeconds, now: EpochSeconds): number =>
  idle <= max
    ? EXACT_IDLE * BUCKETS + bucketOf(idle, now)
    : EXACT_MAX * BUCKETS + bucketOf(max, now);

/** Writes down when a grant dies whose max lies between two ends, and comes before its idle or not. */
export function bookDeath(
  book: DeathBook,
  { idle, firstMax, lastMax }: Ends,
  now: EpochSeconds,
): void {
  if (idle <= firstMax || firstMax === lastMax) {
    book[placeOf(idle, firstMax, now)]! += 1;
    return;
  }
  const first = bucketOf(firstMax, now);
  const last = bucketOf(Math.min(idle, lastMax), now);
  add(book, ALL_MOST, first);
  add(book, MAX_MOST, first);
  add(book, ALL_LEAST, last);
  add(book, idle <= lastMax ? IDLE_MOST : MAX_LEAST, last);
}

/** Writes down the same of a grant that perhaps does not belong here: nothing of it is certain. */
export function bookPossibleDeath(
  book: DeathBook,
  { idle, firstMax, lastMax }: Ends,
  now: EpochSeconds,
): void {
  add(book, ALL_MOST, bucketOf(Math.min(idle, firstMax), now));
  if (idle <= lastMax) add(book, IDLE_MOST, bucketOf(idle, now));
  if (firstMax < idle) add(book, MAX_MOST, bucketOf(firstMax, now));
}

function add(book: DeathBook, column: number, bucket: number): void {
  book[column * BUCKETS + bucket]! += 1;
}

/** What a book says, summed up to each day. */
export const deathsOf = (book: DeathBook): Deaths => ({
  all: {
    least: upToDays(book, [EXACT_IDLE, EXACT_MAX, ALL_LEAST]),
    most: upToDays(book, [EXACT_IDLE, EXACT_MAX, ALL_MOST]),
  },
  idle: {
    least: upToDays(book, [EXACT_IDLE]),
    most: upToDays(book, [EXACT_IDLE, IDLE_MOST]),
  },
  max: {
    least: upToDays(book, [EXACT_MAX, MAX_LEAST]),
    most: upToDays(book, [EXACT_MAX, MAX_MOST]),
  },
});

function upToDays(book: DeathBook, columns: readonly number[]): Uint32Array {
  const days = new Uint32Array(IMPACT_DAYS + 1);
  let dead = 0;
  for (let day = 0; day <= IMPACT_DAYS; day += 1) {
    for (const column of columns) dead += book[column * BUCKETS + day]!;
    days[day] = dead;
  }
  return days;
}

/** The deaths of several, together. */
export const sumDeaths = (parts: readonly Deaths[]): Deaths => ({
  all: sumDays(parts.map(({ all }) => all)),
  idle: sumDays(parts.map(({ idle }) => idle)),
  max: sumDays(parts.map(({ max }) => max)),
});

const sumDays = (parts: readonly DeadByDay[]): DeadByDay => ({
  least: sumColumns(parts.map(({ least }) => least)),
  most: sumColumns(parts.map(({ most }) => most)),
});

function sumColumns(columns: readonly Uint32Array[]): Uint32Array {
  const sum = new Uint32Array(IMPACT_DAYS + 1);
  for (const column of columns) {
    for (let day = 0; day <= IMPACT_DAYS; day += 1) sum[day]! += column[day]!;
  }
  return sum;
}
