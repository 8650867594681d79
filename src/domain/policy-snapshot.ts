import type { RealmClient } from './realm-client.ts';
import type { ClientOverride, RealmPolicy } from './realm-policy.ts';

/** What a client has to do with the policy: its names and the raw texts of its two overrides. */
export type PolicyClient = Pick<RealmClient, 'uuid' | 'clientId' | 'override'>;

export type OverrideKey = keyof ClientOverride;

export const OVERRIDE_KEYS = ['idle', 'max'] as const satisfies readonly OverrideKey[];

/** All that decides how long a realm's offline sessions live, as Keycloak stores it at one moment. */
export interface PolicySnapshot {
  readonly realm: RealmPolicy;
  readonly clients: readonly PolicyClient[];
}

/** One value of a policy: the realm's by its key, or an override of one client. */
export type PolicyPlace = RealmPlace | ClientPlace;

export interface RealmPlace {
  readonly kind: 'realm';
  readonly key: keyof RealmPolicy;
}

export interface ClientPlace {
  readonly kind: 'client';
  readonly uuid: string;
  readonly key: OverrideKey;
}

const byUuid = new WeakMap<readonly PolicyClient[], ReadonlyMap<string, PolicyClient>>();

/** The client of a uuid, or undefined where the realm has it no more. The index is made once a snapshot. */
export function clientOf({ clients }: PolicySnapshot, uuid: string): PolicyClient | undefined {
  const index = byUuid.get(clients) ?? new Map(clients.map((client) => [client.uuid, client]));
  byUuid.set(clients, index);
  return index.get(uuid);
}
