import type { GrantFacts } from './policy-finding.ts';
import type { SessionSet } from './session-set.ts';
import { isGhost, SESSION_STATES } from './session-state.ts';

/** What a client's scanned sessions say, by their states (`sessionStates`). */
export function grantFacts(set: SessionSet, clientUuid: string, states: Uint8Array): GrantFacts {
  const { clientsOf, isDropped, length } = set;
  const isDead = SESSION_STATES.map(isGhost);
  const aliveIn = new Uint32Array(set.clientSets.length);
  let alive = 0;
  let ghosts = 0;
  for (let row = 0; row < length; row += 1) {
    if (isDropped[row] === 1) continue;
    if (isDead[states[row] ?? 0] === true) ghosts += 1;
    else {
      alive += 1;
      const clients = clientsOf[row] ?? 0;
      aliveIn[clients] = (aliveIn[clients] ?? 0) + 1;
    }
  }
  const others = new Map<string, number>();
  let shared = 0;
  for (const [index, clients] of set.clientSets.entries()) {
    const count = aliveIn[index] ?? 0;
    if (clients.length < 2 || count === 0) continue;
    shared += count;
    for (const { uuid } of clients) {
      if (uuid !== clientUuid) others.set(uuid, (others.get(uuid) ?? 0) + count);
    }
  }
  const sharedWith = Array.from(others, ([uuid, grants]) => ({ uuid, grants }));
  return { alive, ghosts, shared, sharedWith: sharedWith.toSorted((a, b) => b.grants - a.grants) };
}
