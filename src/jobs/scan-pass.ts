import { ApiError, toApiError } from '#api/api-error.ts';
import { nextPace, type ScanPace } from '#domain/scan-pace.ts';
import type { SessionBatch } from '#domain/session-batch.ts';

/** A part of Keycloak's list, by place. */
export interface PageRange {
  readonly first: number;
  readonly max: number;
}

/** What a pass reads from and puts its rows into. */
export interface ScanSource {
  readonly readPage: (range: PageRange) => Promise<SessionBatch>;
  /** Takes a page's sessions, some at a time, and resolves with the numbers of their rows. */
  readonly take: (batch: SessionBatch) => Promise<Uint32Array>;
  /** How long the list is, roughly: rows that Keycloak hides are counted. Undefined: not known. */
  readonly counted: () => number | undefined;
  /** The pace that the next page is asked for with; kept from pass to pass. */
  readonly pace: () => ScanPace;
  readonly setPace: (pace: ScanPace) => void;
  /** Resolves at once, or when a pause ends. */
  readonly mayGoOn: () => Promise<void>;
  readonly now: () => number;
  readonly sleep: (millis: number) => Promise<void>;
}

export interface PassResult {
  /** The list was seen to change while it was read. */
  readonly hasChanged: boolean;
  /** Every session that was listed all the while has been read: one that was not is gone. */
  readonly isWhole: boolean;
}

/** A part of the list that was read whole, in the list's order; it may have fewer rows than places. */
export interface ReadPage extends PageRange {
  readonly rows: Uint32Array;
}

/** How two neighbouring pages fit: `moved` leaves no gap either, `open` may. */
type Seam = 'as-expected' | 'moved' | 'open';

/** One reading of the whole list. `run` may be called again after it threw, and goes on then. */
export interface ScanPass {
  readonly run: () => Promise<PassResult>;
}

const WAITS_MILLIS = [500, 1000, 2000, 4000];
const REPAIR_ROWS = 500;
const MOST_REPAIRS = 5;
const SAMPLES = 16;

/**
 * Reads a list whose pages shift while sessions come and go. Each page begins with the last row of the
 * one before: pages that share a row leave no gap between them, whatever happened in between, since the
 * list has one order. Where they share none, the place is read again until they are joined.
 */
export function createScanPass(source: ScanSource, alreadyRead: readonly ReadPage[]): ScanPass {
  const pages: ReadPage[] = [...alreadyRead];
  const todo: PageRange[] = [];
  let next = alreadyRead.reduce((end, { first, max }) => Math.max(end, first + max), 0);
  let isEndFound = false;

  function nextRange(isAlone: boolean): PageRange | undefined {
    const again = todo.shift();
    if (again) return again;
    // Beyond what is counted only the end is left to find, which one page at a time does.
    if (isEndFound || (!isAlone && next >= (source.counted() ?? 0))) return undefined;
    const range = { first: next, max: source.pace().pageRows };
    next += range.max;
    return range;
  }

  async function readOne(range: PageRange): Promise<void> {
    const overlap = range.first === 0 ? 0 : 1;
    const asked = { first: range.first - overlap, max: range.max + overlap };
    let sessions: SessionBatch;
    try {
      sessions = await readPatiently(source, asked);
    } catch (error) {
      if (error instanceof TooLong) {
        todo.unshift(...piecesOf(range, source.pace().pageRows));
        return;
      }
      todo.push(range);
      throw error;
    }
    // Rows of deleted users take places without being listed: a short page alone is no end.
    const isBeyond = asked.first + asked.max >= (source.counted() ?? Infinity);
    if (sessions.length === 0 || (sessions.length < asked.max && isBeyond)) isEndFound = true;
    if (sessions.length > 0) pages.push({ ...asked, rows: await source.take(sessions) });
  }

  async function readAll(): Promise<void> {
    const underWay = new Set<Promise<void>>();
    const failures: ApiError[] = [];
    const start = (range: PageRange) => {
      const reading = readOne(range)
        .catch((error: unknown) => {
          failures.push(toApiError(error));
        })
        .finally(() => underWay.delete(reading));
      underWay.add(reading);
    };
    for (;;) {
      while (failures.length === 0 && underWay.size < source.pace().parallel) {
        const range = nextRange(underWay.size === 0);
        if (range === undefined) break;
        start(range);
      }
      if (underWay.size === 0) break;
      await Promise.race(underWay);
    }
    const [failure] = failures;
    if (failure) throw failure;
  }

  /** Joins neighbours by reading around the place where they should share a row, until it shows both. */
  async function join(before: ReadPage, after: ReadPage): Promise<Seam> {
    if (before.rows.at(-1) === after.rows[0]) return 'as-expected';
    if (touch(before, after)) return 'moved';
    for (let attempt = 0; attempt < MOST_REPAIRS; attempt += 1) {
      const reach = REPAIR_ROWS * 2 ** attempt;
      const first = Math.max(0, after.first - reach);
      const between = { first, max: 2 * reach, rows: await readRows({ first, max: 2 * reach }) };
      if (!touch(before, between) || !touch(between, after)) continue;
      // The shared place belonged to a row that is not listed, and nothing is missing.
      const at = between.rows.indexOf(before.rows.at(-1) ?? -1);
      return at >= 0 && between.rows[at + 1] === after.rows[0] ? 'as-expected' : 'moved';
    }
    return 'open';
  }

  /** Reads a few places once more: a list that has not moved has the same rows there, and its end. */
  async function isAsRead(inOrder: readonly ReadPage[]): Promise<boolean> {
    const last = inOrder.at(-1);
    if (inOrder.length < 2 || last === undefined) return true;
    const end = last.first + last.rows.length;
    // A short last page is compared row by row; of a long one its end is.
    if (last.rows.length <= REPAIR_ROWS) {
      const again = await readRows({ first: last.first, max: last.max });
      const isSame = again.every((row, at) => row === last.rows[at]);
      if (again.length !== last.rows.length || !isSame) return false;
    } else {
      const tail = await readRows({ first: end - 1, max: REPAIR_ROWS });
      if (tail.length === REPAIR_ROWS || tail.at(-1) !== last.rows.at(-1)) return false;
    }
    const places = Array.from({ length: SAMPLES }, (_, at) =>
      Math.floor((at * (end - 1)) / SAMPLES),
    );
    let isSame = true;
    async function look() {
      for (let first = places.shift(); first !== undefined && isSame; first = places.shift()) {
        const page = inOrder.findLast((candidate) => candidate.first <= (first ?? 0));
        // In a page with fewer rows than places it is not known which row has which place.
        if (page === undefined || page.rows.length < page.max) continue;
        const [row] = await readRows({ first, max: 1 });
        isSame &&= row === page.rows[first - page.first];
      }
    }
    await Promise.all(Array.from({ length: source.pace().parallel }, look));
    return isSame;
  }

  const readRows = async (range: PageRange) => source.take(await readPatiently(source, range));

  return {
    run: async () => {
      await readAll();
      const inOrder = pages.toSorted((a, b) => a.first - b.first);
      const seams = new Set<Seam>();
      for (const [index, after] of inOrder.entries()) {
        const before = inOrder[index - 1];
        if (before) seams.add(await join(before, after));
      }
      const isWhole = !seams.has('open');
      return { isWhole, hasChanged: !isWhole || seams.has('moved') || !(await isAsRead(inOrder)) };
    },
  };
}

/** A page that failed, and that fewer rows at a time may do better. */
class TooLong extends Error {}

function piecesOf({ first, max }: PageRange, rows: number): PageRange[] {
  const pieces: PageRange[] = [];
  for (let at = 0; at < max; at += rows) {
    pieces.push({ first: first + at, max: Math.min(rows, max - at) });
  }
  return pieces;
}

/**
 * Asks for a page again, alone and ever later, after an answer that may be better the next time. One that
 * is longer than what is asked for now is given up as `TooLong`.
 */
async function readPatiently(source: ScanSource, range: PageRange): Promise<SessionBatch> {
  for (const wait of [...WAITS_MILLIS, undefined]) {
    await source.mayGoOn();
    const startedAt = source.now();
    try {
      const sessions = await source.readPage(range);
      source.setPace(
        nextPace(source.pace(), { kind: 'answered', millis: source.now() - startedAt }),
      );
      return sessions;
    } catch (error) {
      const problem = toApiError(error);
      if (wait === undefined || !mayPass(problem)) throw problem;
      source.setPace(nextPace(source.pace(), { kind: 'failed' }));
      await source.sleep(wait);
      if (range.max > source.pace().pageRows + 1) throw new TooLong();
    }
  }
  throw new ApiError('server', 'A page was neither read nor refused.');
}

const mayPass = ({ kind }: ApiError): boolean =>
  kind === 'unreachable' || kind === 'malformed' || kind === 'server';

function touch(a: ReadPage, b: ReadPage): boolean {
  const rows = new Set(a.rows);
  return b.rows.some((row) => rows.has(row));
}
