import { describe, expect, it } from 'vitest';

import { grantFacts } from './grant-facts.ts';
import { draftedSnapshot, editDraft, EMPTY_DRAFT } from './policy-draft.ts';
import type { Finding, FindingClient, FindingId } from './policy-finding.ts';
import { policyFindings } from './policy-findings.ts';
import type { RealmPolicy } from './realm-policy.ts';
import { sessionBatch } from './session-batch.ts';
import { createSessionSet } from './session-set.ts';
import { SESSION_STATES, type SessionState } from './session-state.ts';
import { DAY } from './time.ts';

const REALM: RealmPolicy = {
  idle: 30 * DAY,
  maxEnabled: true,
  max: 60 * DAY,
  clientIdle: 0,
  clientMax: 0,
};

const client = (more: Partial<FindingClient> = {}): FindingClient => ({
  uuid: 'u1',
  clientId: 'app-a',
  name: undefined,
  enabled: true,
  access: 'confidential',
  protocol: 'openid-connect',
  flows: ['standard'],
  offlineScope: 'optional',
  consentRequired: true,
  override: { idle: undefined, max: undefined },
  notBefore: 0,
  fullScope: false,
  sessions: 7,
  grants: { alive: 5, ghosts: 0, shared: 0, sharedWith: [] },
  ...more,
});

const override = (idle: string | undefined, max?: string) => ({ override: { idle, max } });

function findings(
  realm: Partial<RealmPolicy> = {},
  clients: readonly FindingClient[] = [client()],
  revokesRefreshTokens: boolean | undefined = true,
): Finding[] {
  return policyFindings({ realm: { ...REALM, ...realm }, clients, revokesRefreshTokens });
}

const ids = (list: readonly Finding[]) => list.map(({ id }) => id);

interface Case {
  readonly id: FindingId;
  readonly realm?: Partial<RealmPolicy>;
  readonly client?: Partial<FindingClient>;
  readonly rotates?: boolean;
  readonly facts: Partial<Finding>;
}

const shared = { alive: 9, ghosts: 0, shared: 4, sharedWith: [{ uuid: 'u2', grants: 4 }] };

/** A policy that is quiet, but for one thing. */
const CASES: readonly Case[] = [
  { id: 'no-max-lifespan', realm: { maxEnabled: false }, facts: { grants: 5, severity: 'medium' } },
  {
    id: 'override-longer-than-realm',
    client: override(String(31 * DAY)),
    facts: { key: 'idle', grants: 5 },
  },
  {
    id: 'override-longer-than-realm',
    realm: { clientMax: 61 * DAY },
    facts: { key: 'clientMax' },
  },
  { id: 'override-ignored', client: override('30d'), facts: { severity: 'high' } },
  { id: 'override-ignored', client: override(undefined, '0'), facts: { severity: 'low' } },
  { id: 'override-very-short', client: override('60'), facts: { severity: 'high', key: 'idle' } },
  { id: 'override-near-realm', client: override(String(30 * DAY)), facts: { key: 'idle' } },
  {
    id: 'override-near-realm',
    client: override(undefined, String(59 * DAY)),
    facts: { key: 'max' },
  },
  {
    id: 'idle-longer-than-max',
    realm: { idle: 61 * DAY },
    facts: { client: undefined, grants: 5 },
  },
  {
    id: 'idle-longer-than-max',
    client: override(undefined, String(29 * DAY)),
    facts: { client: { uuid: 'u1', clientId: 'app-a' } },
  },
  { id: 'beyond-one-year', realm: { max: 366 * DAY }, facts: { key: 'max' } },
  { id: 'realm-value-ignored', realm: { idle: 0 }, facts: { key: 'idle' } },
  { id: 'realm-value-ignored', realm: { clientIdle: -1 }, facts: { key: 'clientIdle' } },
  { id: 'refresh-token-rotation-off', rotates: false, facts: { grants: 5 } },
  {
    id: 'unused-public-offline-client',
    client: { access: 'public', sessions: 0, grants: undefined },
    facts: { grants: 0 },
  },
  {
    id: 'full-scope-public-client',
    client: { access: 'public', fullScope: true },
    facts: { severity: 'high', grants: 5 },
  },
  { id: 'offline-without-consent', client: { consentRequired: false }, facts: { grants: 5 } },
  {
    id: 'ghost-rows',
    client: { grants: { alive: 1, ghosts: 3, shared: 0, sharedWith: [] } },
    facts: { grants: 3 },
  },
  {
    id: 'idle-reset-by-shared-sessions',
    client: { ...override(String(5 * DAY)), grants: shared },
    facts: { grants: 4, fix: undefined },
  },
];

/** What the policy cannot mend. */
const HAS_NO_FIX: ReadonlySet<FindingId> = new Set<FindingId>([
  'unused-public-offline-client',
  'full-scope-public-client',
  'offline-without-consent',
  'ghost-rows',
  'idle-reset-by-shared-sessions',
]);

describe('policyFindings', () => {
  it('is quiet about a policy with nothing odd', () => {
    expect(findings()).toEqual([]);
    expect(findings({}, [client(override(String(20 * DAY)))])).toEqual([]);
  });

  it.each(CASES)('finds $id, and nothing else', ({ id, realm, client: odd, rotates, facts }) => {
    const found = findings(realm, [client(odd)], rotates);
    expect(ids(found)).toEqual([id]);
    expect(found[0]).toMatchObject(facts);
  });

  it.each(CASES)('mends $id by its fix, where it has one', ({ id, realm, client: odd }) => {
    const saved = { realm: { ...REALM, ...realm }, clients: [client(odd)] };
    const edits = findings(realm, saved.clients)[0]?.fix?.edits ?? [];
    const drafted = draftedSnapshot(saved, editDraft(EMPTY_DRAFT, saved, edits));
    const after = client({ ...odd, override: drafted.clients[0]!.override });
    const left = findings(drafted.realm, [after]);
    expect(ids(left).includes(id)).toBe(HAS_NO_FIX.has(id));
  });

  it('puts an end by age in the place of an idle that is put off, where there is none', () => {
    const odd = { ...override(String(5 * DAY)), grants: shared };
    const [, found] = findings({ maxEnabled: false }, [client(odd)]);
    expect(found?.why).toMatch(/4 of 9 live grants .*: u2 \(4\)/);
    expect(found?.fix?.edits).toEqual([
      { kind: 'client', uuid: 'u1', key: 'max', value: String(60 * DAY) },
    ]);
    const default5 = findings({ clientIdle: 5 * DAY }, [client({ grants: shared })]);
    expect(ids(default5)).toEqual(['idle-reset-by-shared-sessions']);
  });

  it('says what is not known as unknown, and a rotation that was not told is no finding', () => {
    const unknown = client({ grants: undefined });
    expect(findings({ maxEnabled: false }, [unknown, client()])[0]?.grants).toBeUndefined();
    expect(findings({ maxEnabled: false }, [unknown], undefined)).toHaveLength(1);
    const none = client({ grants: undefined, sessions: 0 });
    expect(findings({ maxEnabled: false }, [none, client()])[0]?.grants).toBe(5);
  });

  it('leaves a client alone that cannot get offline tokens', () => {
    const off = client({
      access: 'public',
      enabled: false,
      fullScope: true,
      consentRequired: false,
    });
    expect(findings({}, [off])).toEqual([]);
  });

  it('begins with the most severe, and then with what touches most', () => {
    const list = findings({ maxEnabled: false }, [
      client(override('0')),
      client({ ...override('x'), uuid: 'u2', clientId: 'b' }),
      client({
        ...override('y'),
        uuid: 'u3',
        clientId: 'c',
        grants: { alive: 8, ghosts: 0, shared: 0, sharedWith: [] },
      }),
    ]);
    expect(list.map(({ client: about }) => about?.clientId)).toEqual([
      'c',
      'b',
      undefined,
      'app-a',
    ]);
  });
});

describe('grantFacts', () => {
  it('counts live and dead rows, and those that share their session', () => {
    const set = createSessionSet();
    const put = (id: string, ...clients: string[]) =>
      set.put(
        sessionBatch([
          {
            id,
            userId: 'u',
            username: 'u',
            ipAddress: undefined,
            startedAt: 1,
            lastRefreshAt: 1,
            clients: clients.map((uuid) => ({ uuid, clientId: uuid })),
          },
        ]),
      );
    put('1', 'a');
    put('2', 'a', 'b');
    put('3', 'a', 'b', 'c');
    put('4', 'a', 'c');
    put('5', 'a', 'b');
    put('6', 'a', 'b');
    set.drop(5);
    const states: SessionState[] = ['live', 'uncertain', 'live', 'user-disabled', 'live', 'live'];
    const column = Uint8Array.from(states, (state) => SESSION_STATES.indexOf(state));
    expect(grantFacts(set, 'a', column)).toEqual({
      alive: 4,
      ghosts: 1,
      shared: 3,
      sharedWith: [
        { uuid: 'b', grants: 3 },
        { uuid: 'c', grants: 1 },
      ],
    });
  });
});
