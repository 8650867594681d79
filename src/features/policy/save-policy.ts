import { mutationOptions } from '@tanstack/react-query';

import { ApiError } from '#api/api-error.ts';
import { getRealmPolicy, putRealmPolicy } from '#api/realm-policy.ts';
import { realmKeys } from '#api/realm-queries.ts';
import { draftConflicts, draftKeys, type PolicyDraft } from '#domain/policy-draft.ts';
import type { RealmPolicy } from '#domain/realm-policy.ts';

export interface SavedPolicy {
  readonly draft: PolicyDraft;
  readonly before: RealmPolicy;
  /** What Keycloak holds afterwards, read back: it takes values that it then changes or ignores. */
  readonly after: RealmPolicy;
}

/**
 * Reads the realm again, refuses with `conflict` if an edited key moved, sends only the edited keys
 * and reads back. Keycloak has no conditional write: an edit in the milliseconds between is not seen.
 */
export const savePolicyMutation = (realm: string) =>
  mutationOptions({
    mutationKey: ['save-policy', realm],
    mutationFn: async (draft: PolicyDraft): Promise<SavedPolicy> => {
      const before = await getRealmPolicy(realm);
      if (draftConflicts(draft, before).length > 0) {
        throw new ApiError(
          'conflict',
          'Somebody changed the same value meanwhile. Nothing was sent.',
        );
      }
      await putRealmPolicy(realm, draft.change);
      const after = await getRealmPolicy(realm);
      return { draft, before, after };
    },
    meta: { invalidates: [realmKeys.policy(realm)] },
  });

/** The edited keys that Keycloak does not hold as they were sent. */
export const notTaken = ({ draft, after }: SavedPolicy) =>
  draftKeys(draft).filter((key) => after[key] !== draft.change[key]);
