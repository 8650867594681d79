import { type ApplyItem, type FoundValues, isMoved } from '#domain/apply-plan.ts';

import { ApiError, toApiError } from './api-error.ts';
import { getClientOverride, putClientOverride } from './client-overrides.ts';
import { getRealmPolicy, putRealmPolicy } from './realm-policy.ts';

/** Somebody set a value to something else than what its change began with, and than what it wants. */
export class PolicyConflictError extends ApiError {
  readonly found: FoundValues;

  constructor(found: FoundValues) {
    super('conflict', 'Somebody changed the same value meanwhile. Nothing was sent.');
    this.found = found;
  }
}

/**
 * Makes one write of a policy: reads the realm or the client again, refuses with a `PolicyConflictError`
 * where a value moved, sends only what differs, and reads back, for Keycloak takes values that it then
 * changes or ignores. Keycloak has no conditional write: an edit in the milliseconds between is not seen.
 */
export async function writePolicyItem(realm: string, item: ApplyItem): Promise<void> {
  const before = await foundValues(realm, item);
  if (item.changes.some((change) => isMoved(change, before))) throw new PolicyConflictError(before);
  const open = item.changes.filter(({ key, after }) => before[key] !== after);
  if (open.length === 0) return;
  try {
    await send(realm, item, Object.fromEntries(open.map(({ key, after }) => [key, after])));
  } catch (thrown) {
    const error = toApiError(thrown);
    if (error.kind !== 'unreachable') throw error;
    throw worded('Sent, but not answered: it may have been saved.', error);
  }
  const after = await foundValues(realm, item).catch((error: unknown) => {
    throw worded('Saved, but not confirmed.', toApiError(error));
  });
  if (open.every((change) => after[change.key] === change.after)) return;
  throw new ApiError('server', 'Keycloak took the change but holds other values.');
}

/** What Keycloak holds at all places of the realm or the client; null is an override that is not set. */
async function foundValues(realm: string, { id }: ApplyItem): Promise<FoundValues> {
  if (id === 'realm') return { ...(await getRealmPolicy(realm)) };
  const { idle, max } = await getClientOverride(realm, id);
  return { idle: idle ?? null, max: max ?? null };
}

async function send(realm: string, { id }: ApplyItem, values: FoundValues): Promise<void> {
  if (id === 'realm') await putRealmPolicy(realm, values);
  else await putClientOverride(realm, id, values);
}

const worded = (words: string, { kind, message, status }: ApiError): ApiError =>
  new ApiError(kind, `${words} ${message}`, status === undefined ? {} : { status });
