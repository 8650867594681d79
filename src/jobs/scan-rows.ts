import type { SessionBatch } from '#domain/session-batch.ts';
import { createSessionSet, type SessionSet } from '#domain/session-set.ts';

import type { RevokedSessions } from './session-scan.ts';

/** The rows of a scan, with what tells one pass over the list from the next. */
export interface ScanRows {
  readonly set: SessionSet;
  /**
   * Rises when the set has changed; while it is read, only once it has grown fourfold, and when it
   * holds all that is `counted`.
   */
  readonly versionToTell: (isReading: boolean, counted: number | undefined) => number;
  readonly beginPass: () => void;
  /** Puts a batch's rows from one to before another in as seen in this pass, and returns their rows here. */
  readonly take: (batch: SessionBatch, from: number, to: number) => Uint32Array;
  /** Different sessions seen in this pass. */
  readonly readInPass: () => number;
  /** Sessions of this pass that were not in the set before it. */
  readonly cameInPass: () => number;
  /** Takes out what this pass has not seen. Returns how many. */
  readonly dropUnseen: () => number;
  readonly dropRevoked: (revoked: RevokedSessions) => void;
}

/** Whoever looks through all rows would do so dozens of times else. */
const WORTH_A_LOOK = 4;

export function createScanRows(): ScanRows {
  const set = createSessionSet();
  let seenIn = new Uint32Array(1024);
  let pass = 0;
  let read = 0;
  let came = 0;
  let version = 0;
  let toldVersion = 0;
  let toldSize = 0;
  /** A page that was asked for before a revocation still holds what was revoked. */
  let revoked = new Set<number>();
  /** Ids of revoked sessions that such a page may be the first to have. */
  let revokedAhead = new Set<string>();

  function take(batch: SessionBatch, from: number, to: number): Uint32Array {
    version += 1;
    const before = set.size;
    const taken = set.put(batch, from, to);
    if (revokedAhead.size > 0) {
      for (const row of taken) if (revokedAhead.delete(set.idAt(row))) revoked.add(row);
    }
    if (revoked.size > 0) for (const row of taken) if (revoked.has(row)) set.drop(row);
    came += set.size - before;
    while (set.length > seenIn.length) {
      const larger = new Uint32Array(2 * seenIn.length);
      larger.set(seenIn);
      seenIn = larger;
    }
    for (const row of taken) {
      if (seenIn[row] !== pass) read += 1;
      seenIn[row] = pass;
    }
    return taken;
  }

  /** Drops the rows that a test finds. Returns how many. */
  function dropWhere(isMeant: (row: number) => boolean): number {
    const before = set.size;
    for (let row = 0; row < set.length; row += 1) if (isMeant(row)) set.drop(row);
    version += 1;
    return before - set.size;
  }

  return {
    set,
    versionToTell: (isReading, counted) => {
      const { size } = set;
      const isAll = counted !== undefined && size >= counted && size > toldSize;
      if (!isReading || isAll || size >= WORTH_A_LOOK * toldSize) {
        toldVersion = version;
        toldSize = size;
      }
      return toldVersion;
    },
    beginPass: () => {
      pass += 1;
      read = 0;
      came = 0;
      revoked = new Set();
      revokedAhead = new Set();
    },
    take,
    readInPass: () => read,
    cameInPass: () => came,
    dropUnseen: () => dropWhere((row) => seenIn[row] !== pass),
    dropRevoked: ({ sessionIds, userIds }) => {
      toldSize = 0;
      const users = new Set(userIds);
      const isMeant = set.users.map(({ id }) => id !== undefined && users.has(id));
      const ids = new Set(sessionIds.map((id) => set.rowOf(id)));
      for (const id of sessionIds) if (set.rowOf(id) < 0) revokedAhead.add(id);
      dropWhere((row) => {
        const isRevoked = ids.has(row) || isMeant[set.userOf[row] ?? -1] === true;
        if (isRevoked) revoked.add(row);
        return isRevoked;
      });
    },
  };
}
