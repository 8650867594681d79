import type { ClientOverride, RealmPolicy } from '#domain/realm-policy.ts';

import { keycloak, rest, uniqueSuffix } from './keycloak.ts';
import {
  type ClientSpec,
  clientRepresentation,
  DEFAULT_POLICY,
  policyRepresentation,
  realmRepresentation,
  type RealmSpec,
  userRepresentations,
} from './realm-spec.ts';

const ATTRIBUTES = {
  idle: 'client.offline.session.idle.timeout',
  max: 'client.offline.session.max.lifespan',
} as const;

interface Identified {
  readonly id: string;
}

/** A throw-away realm on the Keycloak under test. */
export interface TestRealm {
  readonly name: string;
  /** Keycloak's internal id, as the database has it. */
  readonly id: string;
  /** The realm's own address, of its sign-in and token endpoints. */
  readonly url: string;
  readonly clientUuid: (clientId: string) => Promise<string>;
  readonly userId: (username: string) => Promise<string>;
  /** Sets these keys as another admin would, behind the dashboard's back. */
  readonly setPolicy: (policy: Partial<RealmPolicy>) => Promise<void>;
  readonly resetPolicy: () => Promise<void>;
  readonly policy: () => Promise<Record<string, unknown>>;
  readonly addClient: (client: ClientSpec) => Promise<void>;
  readonly removeClient: (clientId: string) => Promise<void>;
  /** The limits of a client, as they are stored. */
  readonly override: (clientId: string) => Promise<ClientOverride>;
  /** Sets these limits as another admin would; an empty text removes one. */
  readonly setOverride: (clientId: string, change: Partial<ClientOverride>) => Promise<void>;
  /** Takes a role of `realm-management` from somebody, or gives it back. */
  readonly changeRole: (method: 'POST' | 'DELETE', username: string, role: string) => Promise<void>;
  readonly sessionCount: (clientId: string) => Promise<number>;
  readonly remove: () => Promise<void>;
}

/** Makes a realm that nobody else knows. `topic` is part of its name, to find it in a log. */
export async function createTestRealm(topic: string, spec: RealmSpec = {}): Promise<TestRealm> {
  const name = `e2e-${topic}-${uniqueSuffix()}`;
  const path = `/realms/${name}`;
  await rest.post('/realms', realmRepresentation(name, spec));
  await rest.post(`${path}/partialImport`, {
    ifResourceExists: 'FAIL',
    users: userRepresentations(name, spec),
  });
  const { id } = await rest.get<Identified>(path);

  async function only(kind: string, query: Record<string, string>): Promise<string> {
    const found = await rest.get<Identified[]>(
      `${path}/${kind}?${new URLSearchParams(query).toString()}`,
    );
    if (found[0] === undefined) throw new Error(`${kind}: none like ${JSON.stringify(query)}`);
    return found[0].id;
  }
  const clientUuid = (clientId: string) => only('clients', { clientId });
  const userId = (username: string) => only('users', { username, exact: 'true' });
  const setPolicy = async (policy: Partial<RealmPolicy>) => {
    await rest.put(path, policyRepresentation(policy));
  };

  return {
    name,
    id,
    url: `${keycloak.url}/realms/${name}`,
    clientUuid,
    userId,
    setPolicy,
    resetPolicy: () => setPolicy(DEFAULT_POLICY),
    policy: () => rest.get<Record<string, unknown>>(path),
    addClient: async (client) => {
      await rest.post(`${path}/clients`, clientRepresentation(client));
    },
    removeClient: async (clientId) => {
      await rest.delete(`${path}/clients/${await clientUuid(clientId)}`);
    },
    override: async (clientId) => {
      const { attributes = {} } = await rest.get<{ attributes?: Record<string, string> }>(
        `${path}/clients/${await clientUuid(clientId)}`,
      );
      return { idle: attributes[ATTRIBUTES.idle], max: attributes[ATTRIBUTES.max] };
    },
    setOverride: async (clientId, change) => {
      const attributes = Object.fromEntries(
        (['idle', 'max'] as const)
          .filter((key) => key in change)
          .map((key) => [ATTRIBUTES[key], change[key]]),
      );
      await rest.put(`${path}/clients/${await clientUuid(clientId)}`, { clientId, attributes });
    },
    changeRole: async (method, username, role) => {
      const holder = await clientUuid('realm-management');
      const [user, found] = await Promise.all([
        userId(username),
        rest.get<Identified>(`${path}/clients/${holder}/roles/${role}`),
      ]);
      await rest.request(method, `${path}/users/${user}/role-mappings/clients/${holder}`, [found]);
    },
    sessionCount: async (clientId) => {
      const { count } = await rest.get<{ count: number }>(
        `${path}/clients/${await clientUuid(clientId)}/offline-session-count`,
      );
      return count;
    },
    remove: async () => {
      await rest.delete(path);
    },
  };
}
