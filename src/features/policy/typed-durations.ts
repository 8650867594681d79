import { readDuration, type TypedDuration } from '#domain/duration.ts';
import type { RealmPolicyKey } from '#domain/realm-policy.ts';

export type DurationKey = Exclude<RealmPolicyKey, 'maxEnabled'>;

/** What is being typed into the policy's fields, by key; a key that is not there shows its value. */
export type TypedDurations = { readonly [Key in DurationKey]?: TypedDuration | undefined };

/** The client defaults may be left out; the realm's own limits may not. */
export const mayBeUnset = (key: DurationKey): boolean =>
  key === 'clientIdle' || key === 'clientMax';

/** The fields that hold what cannot be read. */
export const unreadableKeys = (typed: TypedDurations): DurationKey[] =>
  (['idle', 'max', 'clientIdle', 'clientMax'] as const).filter((key) => {
    const entry = typed[key];
    return entry !== undefined && readDuration(entry, mayBeUnset(key)).kind === 'invalid';
  });
