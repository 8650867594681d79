import type { OfflineSession } from './offline-session.ts';
import type { SessionSet } from './session-set.ts';

export interface TargetList {
  /** Each once, in the order of the list. */
  readonly targets: readonly string[];
  readonly duplicates: number;
  /** What is wrong with the list as a whole; there are no targets then. */
  readonly problem: string | undefined;
}

export const MOST_TARGETS = 200_000;
/** Longer than any user name or id. */
const LONGEST_TARGET = 500;

/** Columns that name a target, the most exact first. */
const COLUMN_NAMES = ['session_id', 'session', 'user_id', 'userid', 'id', 'username', 'user'];

/**
 * Reads users or session ids, one a line, or a column of a CSV: the one whose head names it, else the
 * first. Quotes, a byte order mark, commas, semicolons and tabs are understood.
 */
export function parseTargetList(text: string): TargetList {
  const rows = parseRows(text.replace(/^\uFEFF/, ''));
  const [head = []] = rows;
  const names = head.map((cell) => cell.trim().toLowerCase());
  const named = COLUMN_NAMES.map((name) => names.indexOf(name)).find((at) => at >= 0);
  const cells = (named === undefined ? rows : rows.slice(1)).map((row) => row[named ?? 0] ?? '');
  // Our own exports put an apostrophe before what a spreadsheet would take for a formula.
  const given = cells.map((cell) => cell.trim().replace(/^'(?=[=+\-@])/, '')).filter(Boolean);
  const targets = new Set(given);
  const problem = problemOf(targets);
  if (problem !== undefined) return { targets: [], duplicates: 0, problem };
  return { targets: [...targets], duplicates: given.length - targets.size, problem };
}

function problemOf(targets: ReadonlySet<string>): string | undefined {
  if (targets.size === 0) return 'The list is empty. Put one user or session id on each line.';
  if (targets.size > MOST_TARGETS) {
    return `The list holds ${targets.size} different entries, more than ${MOST_TARGETS}. Split it.`;
  }
  return [...targets].some((target) => target.length > LONGEST_TARGET)
    ? 'A line is longer than any user name or id. Is this a list of users or session ids?'
    : undefined;
}

function parseRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  // A cell in quotes, or one without; then what ends it.
  const cell = /(?:"((?:[^"]|"")*)"|([^,;\t\r\n]*))(,|;|\t|\r\n|\n|\r|$)/gy;
  while (cell.lastIndex < text.length) {
    const from = cell.lastIndex;
    const match = cell.exec(text);
    if (!match) {
      // A quote in the middle of a cell: the line is taken as it stands.
      const next = text.indexOf('\n', from);
      const at = next < 0 ? text.length : next;
      rows.push([...row, text.slice(from, at)]);
      row = [];
      cell.lastIndex = at + 1;
      continue;
    }
    const [, quoted, plain = '', separator = ''] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (separator === ',' || separator === ';' || separator === '\t') continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

export interface MatchedTargets {
  readonly sessions: OfflineSession[];
  /** What no session that was read belongs to. */
  readonly unknown: string[];
}

/**
 * The sessions that targets stand for: each is a session's id, a user's id, or a user's name, whose case
 * does not matter. A session that several clients list is there once.
 */
export function matchTargets(
  sets: readonly SessionSet[],
  targets: readonly string[],
): MatchedTargets {
  const sessions = new Map<string, OfflineSession>();
  const known = new Set<string>();
  for (const set of sets) {
    for (const [target, rows] of rowsByTarget(set, targets)) {
      known.add(target);
      for (const row of rows) {
        const session = set.sessionAt(row);
        sessions.set(session.id, sessions.get(session.id) ?? session);
      }
    }
  }
  return { sessions: [...sessions.values()], unknown: targets.filter((one) => !known.has(one)) };
}

/** The rows that each target stands for, where there are any. */
function rowsByTarget(set: SessionSet, targets: readonly string[]): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  const wanted = new Map<string, string[]>();
  for (const target of targets) {
    const row = set.rowOf(target);
    if (row >= 0 && set.isDropped[row] === 0) rows.set(target, [row]);
    const key = target.toLowerCase();
    const same = wanted.get(key);
    if (same) same.push(target);
    else wanted.set(key, [target]);
  }
  const targetsOf = set.users.map(({ id, name }) => [
    ...new Set([id, name].flatMap((text) => wanted.get(text?.toLowerCase() ?? '') ?? [])),
  ]);
  for (let row = 0; row < set.length; row += 1) {
    if (set.isDropped[row] === 1) continue;
    for (const target of targetsOf[set.userOf[row] ?? -1] ?? []) {
      const list = rows.get(target);
      if (list) list.push(row);
      else rows.set(target, [row]);
    }
  }
  return rows;
}
