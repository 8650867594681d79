import { policyDiff } from './policy-changes.ts';
import type { OverrideValue } from './policy-draft.ts';
import { OVERRIDE_KEYS, type OverrideKey, type PolicySnapshot } from './policy-snapshot.ts';
import { REALM_POLICY_KEYS, type RealmPolicyKey } from './realm-policy.ts';

export interface TextClient {
  readonly uuid: string;
  readonly clientId: string;
  /** null is "not set". */
  readonly values: readonly (readonly [OverrideKey, OverrideValue])[];
}

/** What every printer of a policy has to write down. */
export interface PolicyText {
  readonly realm: string;
  readonly realmValues: readonly (readonly [RealmPolicyKey, number | boolean])[];
  readonly clients: readonly TextClient[];
}

/** Keycloak's name of each value of a realm, in its representation. */
export const REALM_KEYS: Readonly<Record<RealmPolicyKey, string>> = {
  idle: 'offlineSessionIdleTimeout',
  maxEnabled: 'offlineSessionMaxLifespanEnabled',
  max: 'offlineSessionMaxLifespan',
  clientIdle: 'clientOfflineSessionIdleTimeout',
  clientMax: 'clientOfflineSessionMaxLifespan',
};

/** All that is set in a policy; with a draft what it changes, cleared overrides included. */
export function policyText(
  realm: string,
  today: PolicySnapshot,
  drafted: PolicySnapshot | undefined,
): PolicyText {
  if (!drafted) {
    return {
      realm,
      realmValues: REALM_POLICY_KEYS.map((key) => [key, today.realm[key]]),
      clients: today.clients.flatMap(({ uuid, clientId, override }) => {
        const values = OVERRIDE_KEYS.flatMap((key) => {
          const text = override[key];
          return text === undefined ? [] : [[key, text] as const];
        });
        return values.length === 0 ? [] : [{ uuid, clientId, values }];
      }),
    };
  }
  const clients = new Map<string, { clientId: string; values: [OverrideKey, OverrideValue][] }>();
  const realmValues: [RealmPolicyKey, number | boolean][] = [];
  for (const change of policyDiff(today, drafted)) {
    if (change.kind === 'realm') realmValues.push([change.key, change.after]);
    else {
      const client = clients.get(change.uuid) ?? { clientId: change.clientId, values: [] };
      client.values.push([change.key, change.after]);
      clients.set(change.uuid, client);
    }
  }
  return {
    realm,
    realmValues,
    clients: Array.from(clients, ([uuid, { clientId, values }]) => ({ uuid, clientId, values })),
  };
}
