import * as v from 'valibot';

/** Keycloak's own id of a client, as it was when this browser last looked it up. */
export interface RememberedUuid {
  readonly realm: string;
  readonly clientId: string;
  readonly uuid: string;
}

const STORAGE_KEY = 'curfew:client-uuids';
const MOST_REMEMBERED = 30;

const Stored = v.array(v.object({ realm: v.string(), clientId: v.string(), uuid: v.string() }));

/**
 * The uuid under which a client was last seen. It may be wrong by now, because clients are deleted and
 * made again: good for asking ahead, never for showing or changing anything.
 */
export const rememberedUuid = (realm: string, clientId: string): string | undefined =>
  readStored().find((one) => one.realm === realm && one.clientId === clientId)?.uuid;

/** Keeps a uuid for the next visit, in this browser. */
export function rememberUuid(seen: RememberedUuid): void {
  const old = readStored();
  if (old[0]?.uuid === seen.uuid) return;
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(withNewest(old, seen)));
  } catch {
    // A browser that keeps nothing only starts a little later.
  }
}

/** The list with `seen` in front and once only; the longest unseen drop out. */
export const withNewest = (
  old: readonly RememberedUuid[],
  seen: RememberedUuid,
): RememberedUuid[] =>
  [seen, ...old.filter((one) => one.realm !== seen.realm || one.clientId !== seen.clientId)].slice(
    0,
    MOST_REMEMBERED,
  );

/** What was stored; nothing where it is not ours. */
export function parseRemembered(text: string | null): RememberedUuid[] {
  try {
    return v.parse(Stored, JSON.parse(text ?? '[]'));
  } catch {
    return [];
  }
}

function readStored(): RememberedUuid[] {
  try {
    return parseRemembered(localStorage.getItem(STORAGE_KEY));
  } catch {
    return [];
  }
}
