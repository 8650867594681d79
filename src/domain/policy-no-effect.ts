import { sessionLifetime } from './lifetime.ts';
import { type IgnoredText, readOverride } from './override-text.ts';
import type { OverrideKey } from './policy-snapshot.ts';
import { REALM_POLICY_KEYS, type RealmPolicy, type RealmPolicyKey } from './realm-policy.ts';
import type { Seconds } from './time.ts';

/** Why a value that Keycloak stores does nothing. `max-off`: the realm's switch is off. */
export type NoEffect = IgnoredText | 'longer-than-realm' | 'same-as-realm' | 'max-off';

export interface RealmNote {
  readonly key: RealmPolicyKey;
  readonly noEffect: NoEffect;
}

/**
 * Why the text of an override does nothing, or undefined where it counts or is not set: an override
 * only ever shortens what the realm sets.
 */
export function overrideNoEffect(
  realm: RealmPolicy,
  key: OverrideKey,
  text: string | undefined,
): NoEffect | undefined {
  if (text === undefined) return undefined;
  const read = readOverride(text);
  if (read.kind === 'ignored') return read.reason;
  return notShorter(read.seconds, sessionLifetime(realm)[key]?.seconds);
}

/**
 * The values of a realm that do nothing. Zero is how a realm says "not set", so it is a note only for
 * the realm's own limits, where Keycloak's built-in ones count instead.
 */
export const realmNotes = (realm: RealmPolicy): RealmNote[] =>
  REALM_POLICY_KEYS.flatMap((key) => {
    const noEffect = realmNoEffect(realm, key);
    return noEffect ? [{ key, noEffect }] : [];
  });

function realmNoEffect(realm: RealmPolicy, key: RealmPolicyKey): NoEffect | undefined {
  const session = sessionLifetime(realm);
  switch (key) {
    case 'maxEnabled':
      return undefined;
    case 'idle':
      return notPositive(realm.idle);
    case 'max':
      return realm.maxEnabled ? notPositive(realm.max) : undefined;
    case 'clientIdle':
      return clientDefaultNoEffect(realm.clientIdle, session.idle.seconds);
    case 'clientMax':
      if (!realm.maxEnabled && realm.clientMax > 0) return 'max-off';
      return clientDefaultNoEffect(realm.clientMax, session.max?.seconds);
  }
}

const clientDefaultNoEffect = (value: Seconds, whole: Seconds | undefined): NoEffect | undefined =>
  value === 0 ? undefined : (notPositive(value) ?? notShorter(value, whole));

function notPositive(value: Seconds): NoEffect | undefined {
  if (value === 0) return 'zero';
  return value < 0 ? 'negative' : undefined;
}

function notShorter(value: Seconds, whole: Seconds | undefined): NoEffect | undefined {
  if (whole === undefined || value < whole) return undefined;
  return value === whole ? 'same-as-realm' : 'longer-than-realm';
}
