import { effectiveLifetime, type Limit, sessionLifetime } from './lifetime.ts';
import {
  DRAFT_VERSION,
  type DraftedClient,
  type DraftedRealm,
  type OverrideValue,
  type PolicyDraft,
  type RealmEdit,
} from './policy-draft.ts';
import {
  clientOf,
  OVERRIDE_KEYS,
  type OverrideKey,
  type PolicyClient,
  type PolicySnapshot,
} from './policy-snapshot.ts';
import {
  type ClientOverride,
  NO_OVERRIDE,
  REALM_POLICY_KEYS,
  type RealmPolicy,
  type RealmPolicyKey,
} from './realm-policy.ts';

/** A value that changes, or has changed. It is plain JSON: this browser keeps what it applied. */
export type ValueChange =
  | {
      readonly kind: 'realm';
      readonly key: RealmPolicyKey;
      readonly before: RealmEdit['value'];
      readonly after: RealmEdit['value'];
    }
  | {
      readonly kind: 'client';
      readonly uuid: string;
      readonly clientId: string;
      readonly key: OverrideKey;
      readonly before: OverrideValue;
      readonly after: OverrideValue;
    };

type ClientChange = Extract<PolicyChange, { kind: 'client' }>;

/** A change with the limit that really counts at its place; undefined is "off": nothing limits the age. */
export type PolicyChange = ValueChange & {
  readonly effectiveBefore: Limit | undefined;
  readonly effectiveAfter: Limit | undefined;
};

/**
 * Every value in which two snapshots differ, the realm's first, then the clients' by name. A client that
 * only one of them has is left out. The effective limit of a realm value is that of sessions, of a client
 * default that of clients without an override.
 */
export function policyDiff(before: PolicySnapshot, after: PolicySnapshot): PolicyChange[] {
  const clients = before.clients.flatMap((client) => {
    const override = clientOf(after, client.uuid)?.override;
    if (!override || override === client.override) return [];
    return OVERRIDE_KEYS.flatMap((key) =>
      clientChange([before.realm, after.realm], client, override, key),
    );
  });
  return [
    ...REALM_POLICY_KEYS.flatMap((key) => realmChange(before.realm, after.realm, key)),
    ...clients.toSorted((a, b) => a.clientId.localeCompare(b.clientId)),
  ];
}

function realmChange(before: RealmPolicy, after: RealmPolicy, key: RealmPolicyKey): PolicyChange[] {
  if (before[key] === after[key]) return [];
  return [
    {
      kind: 'realm',
      key,
      before: before[key],
      after: after[key],
      effectiveBefore: realmLimit(before, key),
      effectiveAfter: realmLimit(after, key),
    },
  ];
}

function realmLimit(realm: RealmPolicy, key: RealmPolicyKey): Limit | undefined {
  if (key === 'clientIdle') return effectiveLifetime(realm, NO_OVERRIDE).idle;
  if (key === 'clientMax') return effectiveLifetime(realm, NO_OVERRIDE).max;
  return key === 'idle' ? sessionLifetime(realm).idle : sessionLifetime(realm).max;
}

function clientChange(
  [realm, nextRealm]: readonly [RealmPolicy, RealmPolicy],
  client: PolicyClient,
  next: ClientOverride,
  key: OverrideKey,
): ClientChange[] {
  const { uuid, clientId, override } = client;
  if (override[key] === next[key]) return [];
  return [
    {
      kind: 'client',
      uuid,
      clientId,
      key,
      before: override[key] ?? null,
      after: next[key] ?? null,
      effectiveBefore: effectiveLifetime(realm, override)[key],
      effectiveAfter: effectiveLifetime(nextRealm, next)[key],
    },
  ];
}

/**
 * The draft that takes applied changes back. Its bases are the values that were applied: where somebody
 * has changed one since, that is a conflict. Values changed twice go back to the first.
 */
export function inverseDraft(applied: readonly ValueChange[]): PolicyDraft {
  const realm: Partial<Record<RealmPolicyKey, { base: unknown; value: unknown }>> = {};
  const clients: Record<string, DraftedClient> = {};
  for (const change of applied) {
    if (change.kind === 'realm') {
      const value = realm[change.key]?.value ?? change.before;
      realm[change.key] = { base: change.after, value };
    } else {
      const known = clients[change.uuid];
      const held = known?.[change.key];
      clients[change.uuid] = {
        ...known,
        clientId: change.clientId,
        [change.key]: { base: change.after, value: held ? held.value : change.before },
      };
    }
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a change has its key's own type
  return { version: DRAFT_VERSION, realm: realm as DraftedRealm, clients };
}
