import type { SessionSet } from './session-set.ts';

/** One entry of a list that somebody pasted, and the line it stands on, from 1. */
export interface PastedEntry {
  readonly line: number;
  readonly text: string;
}

/** A pasted list of users or sessions, each once. */
export interface PastedList {
  readonly entries: readonly PastedEntry[];
  /** Entries that had come before. */
  readonly duplicates: readonly PastedEntry[];
  /** The column that was read, where the first line names columns. */
  readonly column: string | undefined;
}

/** The names of columns that hold what is looked for, the most telling first; Curfew's own export has them. */
const COLUMNS = [
  'session_id',
  'sessionid',
  'session',
  'user_id',
  'userid',
  'username',
  'user',
  'id',
];

/** A hundred thousand lines at once would keep the page from everything else for a fifth of a second. */
const LINES_AT_ONCE = 10_000;

/**
 * Reads a list of session ids, user ids or usernames: one a line, or a CSV (comma, semicolon or tab), of
 * which the first column counts, or the one that the first line names. What a spreadsheet wraps around a
 * text (quotes, an apostrophe against formulas, a byte order mark) is taken off. It rests between pieces
 * of a long list.
 */
export function* readPastedList(text: string): Generator<undefined, PastedList> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const first = lines.findIndex((line) => line.trim() !== '');
  const separator = [';', '\t', ','].find((mark) => lines[first]?.includes(mark) === true) ?? ',';
  const names = cellsOf(lines[first] ?? '', separator).map((cell) => cell.toLowerCase());
  const column = COLUMNS.find((name) => names.includes(name));
  const place = column === undefined ? 0 : names.indexOf(column);
  const entries: PastedEntry[] = [];
  const duplicates: PastedEntry[] = [];
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (index > 0 && index % LINES_AT_ONCE === 0) yield undefined;
    if (column !== undefined && index === first) continue;
    const entry = { line: index + 1, text: cellsOf(line, separator)[place] ?? '' };
    if (entry.text === '') continue;
    (seen.has(entry.text) ? duplicates : entries).push(entry);
    seen.add(entry.text);
  }
  return { entries, duplicates, column };
}

/** The cells of a line of CSV (RFC 4180); a line break within quotes ends the cell: no id holds one. */
function cellsOf(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator).map(plain);
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    if (character === '"') {
      if (isQuoted && line[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = !isQuoted;
    } else if (character === separator && !isQuoted) {
      cells.push(plain(cell));
      cell = '';
    } else cell += character;
  }
  return [...cells, plain(cell)];
}

const plain = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@])/, '');

/** What a pasted list means in the sessions of a client. */
export interface PastedMatch {
  /** The rows that it names, in the set's order, each once. */
  readonly rows: Uint32Array;
  /** Entries that are neither a session nor a user with one. */
  readonly unknown: readonly PastedEntry[];
}

/** Finds each entry as a session's id, a user's id or a username (whose case does not matter). */
export function matchPastedList(entries: readonly PastedEntry[], set: SessionSet): PastedMatch {
  const wanted = new Uint8Array(set.length);
  const users = new Map<string, number[]>();
  for (const [user, { id, name }] of set.users.entries()) {
    if (id !== undefined) add(users, id, user);
    if (name !== undefined) add(users, `name:${name.toLowerCase()}`, user);
  }
  const isWantedUser = new Uint8Array(set.users.length);
  // Of a user all of whose sessions were dropped there is nothing to revoke.
  const hasSession = usersWithSessions(set);
  const unknown: PastedEntry[] = [];
  for (const entry of entries) {
    const row = set.rowOf(entry.text);
    const found = [
      ...(users.get(entry.text) ?? []),
      ...(users.get(`name:${entry.text.toLowerCase()}`) ?? []),
    ].filter((user) => hasSession[user] === 1);
    const isSession = row >= 0 && set.isDropped[row] === 0;
    if (isSession) wanted[row] = 1;
    for (const user of found) isWantedUser[user] = 1;
    if (!isSession && found.length === 0) unknown.push(entry);
  }
  const rows: number[] = [];
  for (let row = 0; row < set.length; row += 1) {
    if (set.isDropped[row] === 1) continue;
    if (wanted[row] === 1 || isWantedUser[set.userOf[row] ?? -1] === 1) rows.push(row);
  }
  return { rows: Uint32Array.from(rows), unknown };
}

function usersWithSessions(set: SessionSet): Uint8Array {
  const has = new Uint8Array(set.users.length);
  for (let row = 0; row < set.length; row += 1) {
    const user = set.userOf[row];
    if (set.isDropped[row] === 0 && user !== undefined) has[user] = 1;
  }
  return has;
}

function add(map: Map<string, number[]>, key: string, value: number): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
