import { mutationOptions } from '@tanstack/react-query';

import { ApiError, toApiError } from '#api/api-error.ts';
import { getRealmPolicy, putRealmPolicy } from '#api/realm-policy.ts';
import { realmKeys } from '#api/realm-queries.ts';
import { draftConflicts, draftKeys, type PolicyDraft } from '#domain/realm-draft.ts';
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
      const before = await orSay('Not saved', getRealmPolicy(realm));
      if (draftConflicts(draft, before).length > 0) {
        throw new ApiError(
          'conflict',
          'Not saved: somebody changed the same value meanwhile. Nothing was sent.',
        );
      }
      try {
        await putRealmPolicy(realm, draft.change);
      } catch (thrown) {
        const error = toApiError(thrown);
        const isLost = error.kind === 'unreachable';
        throw worded(
          isLost ? 'Sent, but not answered: it may have been saved' : 'Not saved',
          error,
        );
      }
      const after = await orSay('Saved, but not confirmed', getRealmPolicy(realm));
      return { draft, before, after };
    },
    meta: { invalidates: [realmKeys.policy(realm)] },
  });

async function orSay<T>(words: string, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw worded(words, toApiError(error));
  }
}

/** An error that begins with how far the saving had come. */
const worded = (words: string, { kind, message, status }: ApiError): ApiError =>
  new ApiError(kind, `${words}. ${message}`, status === undefined ? {} : { status });

/** The edited keys that Keycloak does not hold as they were sent. */
export const notTaken = ({ draft, after }: SavedPolicy) =>
  draftKeys(draft).filter((key) => after[key] !== draft.change[key]);
