/** How a scan asks for a list: rows a page, and pages at once. */
export interface ScanPace {
  readonly pageRows: number;
  readonly parallel: number;
}

/** What came of asking for a page. `failed`: no answer, a wrong one, or one that asks to slow down. */
export type PageOutcome =
  | { readonly kind: 'answered'; readonly millis: number }
  | { readonly kind: 'failed' };

const FEWEST_ROWS = 500;
/** The database sorts all rows for each page: twice as many pages cost it half as much again. */
const MOST_ROWS = 34_000;
/** On 2 cores three at a time were as quick as six, and leave room for the calls of other pages. */
const MOST_PARALLEL = 3;

/** Three pages of 34,000 at a time take 2 s each on 2 cores, and no other shape is faster in all. */
const QUICK_MILLIS = 2500;
const SLOW_MILLIS = 6000;

/** Sorting all rows for a first page of a hundred takes so long where the list is long or the server slow. */
const QUICK_FIRST_MILLIS = 500;

/**
 * The pace after the first page, which is short so that it comes at once: how long it took all the same
 * tells what the server can bear.
 */
export const firstPace = (firstPageMillis: number): ScanPace =>
  firstPageMillis <= QUICK_FIRST_MILLIS
    ? { pageRows: MOST_ROWS, parallel: MOST_PARALLEL }
    : { pageRows: 5000, parallel: 2 };

/**
 * The pace after a page: longer and wider while answers are quick, shorter and narrower at once when
 * they are slow, and alone after a failure.
 */
export function nextPace(pace: ScanPace, outcome: PageOutcome): ScanPace {
  if (outcome.kind === 'failed') {
    return { pageRows: fewer(pace.pageRows), parallel: 1 };
  }
  if (outcome.millis > SLOW_MILLIS) {
    const parallel = Math.max(1, pace.parallel - 1);
    return { pageRows: fewer(pace.pageRows), parallel };
  }
  if (outcome.millis > QUICK_MILLIS) return pace;
  return {
    pageRows: Math.min(MOST_ROWS, 2 * pace.pageRows),
    parallel: Math.min(MOST_PARALLEL, pace.parallel + 1),
  };
}

const fewer = (rows: number): number => Math.max(FEWEST_ROWS, Math.floor(rows / 2));
