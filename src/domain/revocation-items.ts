/** What became of one item. `gone`: Keycloak had no live session of that id, or no consent, any more. */
export type Phase = 'pending' | 'sent' | 'done' | 'gone' | 'failed' | 'skipped';

/**
 * `still-listed`: Keycloak said it was done, several times, and lists it all the same. `unknown`: it was
 * sent, there was no answer, and what is left cannot be read.
 */
export type FailureReason =
  | 'server'
  | 'missing'
  | 'conflict'
  | 'malformed'
  | 'still-listed'
  | 'unknown';

export interface ItemFailure {
  readonly reason: FailureReason;
  /** The HTTP status, where it is known. */
  readonly status?: number | undefined;
}

export interface ItemState {
  readonly phase: Phase;
  /**
   * Where an item that is on disk as sent stands: waiting for a free place, under way, or without an
   * answer for good, so that only a look at what is left can tell.
   */
  readonly at?: 'ready' | 'out' | 'lost';
  /** Answers that said it failed; it is given up at the third. */
  readonly failures: number;
  /** How often it was listed although its answer had said that it is no more. */
  readonly returns: number;
  readonly failure?: ItemFailure;
}

export const PENDING: ItemState = { phase: 'pending', failures: 0, returns: 0 };

/** The states of all items, in pieces: a change copies one piece, not 100,000 states. */
export interface ItemTable {
  readonly length: number;
  readonly pieces: readonly (readonly ItemState[])[];
}

const PIECE = 256;

/** A table in which nothing was sent. */
export const pendingItems = (length: number): ItemTable => ({
  length,
  pieces: Array.from({ length: Math.ceil(length / PIECE) }, (_, piece) =>
    Array.from({ length: Math.min(PIECE, length - piece * PIECE) }, () => PENDING),
  ),
});

/** The state of an item; one that there is not counts as pending. */
export const itemAt = ({ pieces }: ItemTable, item: number): ItemState =>
  pieces[Math.floor(item / PIECE)]?.[item % PIECE] ?? PENDING;

/** The table with one item changed; one that there is not changes nothing. */
export function withItem(table: ItemTable, item: number, state: ItemState): ItemTable {
  if (item < 0 || item >= table.length) return table;
  const at = Math.floor(item / PIECE);
  const piece = table.pieces[at] ?? [];
  return { ...table, pieces: table.pieces.with(at, piece.with(item % PIECE, state)) };
}

export type PhaseCounts = Readonly<Record<Phase, number>>;

export function countPhases({ pieces }: ItemTable): PhaseCounts {
  const counts = { pending: 0, sent: 0, done: 0, gone: 0, failed: 0, skipped: 0 };
  for (const piece of pieces) for (const { phase } of piece) counts[phase] += 1;
  return counts;
}

export interface FailureGroup extends ItemFailure {
  readonly count: number;
}

/** The failed items by reason and status, the most first. */
export function failureGroups({ pieces }: ItemTable): FailureGroup[] {
  const groups = new Map<string, FailureGroup>();
  for (const { phase, failure } of pieces.flat()) {
    if (phase !== 'failed' || !failure) continue;
    const key = `${failure.reason} ${failure.status ?? ''}`;
    groups.set(key, { ...failure, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count);
}
