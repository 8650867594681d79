import { REALM_POLICY_KEYS, type RealmPolicy, type RealmPolicyKey } from './realm-policy.ts';

/**
 * An unsaved edit of a realm's policy: only the keys a person changed, each with the saved value it
 * was changed from. Saved values that change underneath show through everywhere else.
 */
export interface PolicyDraft {
  readonly change: Partial<RealmPolicy>;
  readonly base: Partial<RealmPolicy>;
}

export interface PolicyConflict {
  readonly key: RealmPolicyKey;
  readonly base: RealmPolicy[RealmPolicyKey] | undefined;
  readonly theirs: RealmPolicy[RealmPolicyKey];
  readonly yours: RealmPolicy[RealmPolicyKey] | undefined;
}

export const EMPTY_DRAFT: PolicyDraft = { change: {}, base: {} };

/** The draft with one key set; a value equal to the saved one takes the key out again. */
export function editDraft<K extends RealmPolicyKey>(
  draft: PolicyDraft,
  saved: RealmPolicy,
  key: K,
  value: RealmPolicy[K],
): PolicyDraft {
  if (saved[key] === value) return discardKey(draft, key);
  const base = key in draft.base ? draft.base : { ...draft.base, [key]: saved[key] };
  return { change: { ...draft.change, [key]: value }, base };
}

/** The draft without one key. */
export function discardKey(draft: PolicyDraft, key: RealmPolicyKey): PolicyDraft {
  const { [key]: _value, ...change } = draft.change;
  const { [key]: _base, ...base } = draft.base;
  return { change, base };
}

/** The draft without the keys that the saved policy has come to agree with. */
export const openDraft = (draft: PolicyDraft, saved: RealmPolicy): PolicyDraft =>
  draftKeys(draft)
    .filter((key) => saved[key] === draft.change[key])
    .reduce(discardKey, draft);

/** What the policy would be if the draft were saved now. */
export const draftedPolicy = (saved: RealmPolicy, draft: PolicyDraft): RealmPolicy => ({
  ...saved,
  ...draft.change,
});

/** The keys the draft changes, in the policy's order. */
export const draftKeys = (draft: PolicyDraft): RealmPolicyKey[] =>
  REALM_POLICY_KEYS.filter((key) => key in draft.change);

/**
 * The keys whose saved value moved away from what the draft began with, and is not what the draft
 * wants either: saving them would overwrite somebody's edit unseen.
 */
export function draftConflicts(draft: PolicyDraft, current: RealmPolicy): PolicyConflict[] {
  return draftKeys(draft)
    .filter((key) => current[key] !== draft.base[key] && current[key] !== draft.change[key])
    .map((key) => ({
      key,
      base: draft.base[key],
      theirs: current[key],
      yours: draft.change[key],
    }));
}

/** The draft after its author saw somebody else's value of a key and keeps their own. */
export const acceptBase = (
  draft: PolicyDraft,
  current: RealmPolicy,
  key: RealmPolicyKey,
): PolicyDraft => ({ ...draft, base: { ...draft.base, [key]: current[key] } });
