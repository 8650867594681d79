import * as v from 'valibot';

import { EMPTY_DRAFT, type PolicyDraft } from '#domain/realm-draft.ts';
import type { RealmPolicy } from '#domain/realm-policy.ts';

const Values = v.pipe(
  v.strictObject({
    idle: v.optional(v.number()),
    maxEnabled: v.optional(v.boolean()),
    max: v.optional(v.number()),
    clientIdle: v.optional(v.number()),
    clientMax: v.optional(v.number()),
  }),
  v.transform(withoutUndefined),
);

const Draft = v.object({ change: Values, base: Values });

function withoutUndefined(values: { [Key in keyof RealmPolicy]?: RealmPolicy[Key] | undefined }) {
  const kept: { -readonly [Key in keyof RealmPolicy]?: RealmPolicy[Key] } = {};
  if (values.idle !== undefined) kept.idle = values.idle;
  if (values.maxEnabled !== undefined) kept.maxEnabled = values.maxEnabled;
  if (values.max !== undefined) kept.max = values.max;
  if (values.clientIdle !== undefined) kept.clientIdle = values.clientIdle;
  if (values.clientMax !== undefined) kept.clientMax = values.clientMax;
  return kept;
}

const keyOf = (keycloakUrl: string, realm: string) => `curfew:policy-draft:${keycloakUrl}:${realm}`;

/** Whether a storage event is about a realm's draft; a null key is all of the storage being cleared. */
export const isDraftKey = (key: string | null, keycloakUrl: string, realm: string): boolean =>
  key === null || key === keyOf(keycloakUrl, realm);

/** The draft that this browser keeps for a realm of a server; an unreadable one counts as none. */
export function loadDraft(keycloakUrl: string, realm: string): PolicyDraft {
  try {
    const text = localStorage.getItem(keyOf(keycloakUrl, realm));
    const result = v.safeParse(Draft, JSON.parse(text ?? 'null'));
    return result.success ? result.output : EMPTY_DRAFT;
  } catch {
    return EMPTY_DRAFT;
  }
}

/** Keeps a draft over reloads and sign-ins. False where the browser keeps nothing. */
export function storeDraft(keycloakUrl: string, realm: string, draft: PolicyDraft): boolean {
  try {
    if (Object.keys(draft.change).length === 0) localStorage.removeItem(keyOf(keycloakUrl, realm));
    else localStorage.setItem(keyOf(keycloakUrl, realm), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}
