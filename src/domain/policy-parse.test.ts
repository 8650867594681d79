import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { EMPTY_DRAFT } from './policy-draft.ts';
import { parsePolicyCode } from './policy-parse.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';

const SAVED: PolicySnapshot = {
  realm: { idle: 100, maxEnabled: false, max: 200, clientIdle: 0, clientMax: 0 },
  clients: [
    { uuid: 'c1', clientId: 'app-a', override: { idle: '30d', max: '60' } },
    { uuid: 'c2', clientId: '__proto__', override: { idle: undefined, max: undefined } },
  ],
};

const parse = (value: unknown) =>
  parsePolicyCode(typeof value === 'string' ? value : JSON.stringify(value), SAVED);
const plain = (rest: object) => parse({ format: 'curfew-policy', version: 1, ...rest });

describe('parsePolicyCode', () => {
  it('takes what differs, and leaves what is not named', () => {
    expect(
      plain({
        policy: { idle: 50, max: 200 },
        clients: [
          { clientId: 'app-a', idle: null, max: 60 },
          { clientId: '__proto__', max: '90' },
        ],
      }),
    ).toEqual({
      kind: 'ok',
      realm: undefined,
      draft: {
        version: 2,
        realm: { idle: { base: 100, value: 50 } },
        clients: {
          c1: { clientId: 'app-a', idle: { base: '30d', value: null } },
          c2: { clientId: '__proto__', max: { base: null, value: '90' } },
        },
      },
    });
    expect(plain({})).toEqual({ kind: 'ok', realm: undefined, draft: EMPTY_DRAFT });
  });

  it('takes the export of a realm, whatever else is in it', () => {
    const result = parse({
      realm: 'acme',
      id: 'x',
      offlineSessionIdleTimeout: 50,
      clients: [
        {
          clientId: 'app-a',
          attributes: { 'client.offline.session.idle.timeout': '', pkce: 'S256' },
        },
        { clientId: '__proto__', redirectUris: [] },
      ],
    });
    expect(result).toMatchObject({
      realm: 'acme',
      draft: { realm: { idle: { value: 50 } }, clients: { c1: { idle: { value: null } } } },
    });
  });

  it('keeps what Keycloak ignores where it is there already or marked as meant', () => {
    expect(plain({ clients: [{ clientId: 'app-a', idle: '30d' }] })).toMatchObject({
      draft: EMPTY_DRAFT,
    });
    expect(plain({ clients: [{ clientId: 'app-a', max: { raw: ' x ' } }] })).toMatchObject({
      draft: { clients: { c1: { max: { value: ' x ' } } } },
    });
  });

  const client = (value: unknown) => plain({ clients: [{ clientId: 'app-a', max: value }] });
  const realm = (value: unknown) => plain({ policy: { idle: value } });

  it.each([
    ['not JSON', parse('{"a": '), '', /not JSON/],
    ['nothing', parse(''), '', /not JSON/],
    ['a list', parse([]), '', /object/],
    ['deep nesting', parse('['.repeat(1_000_000)), '', /JSON/],
    ['another object', parse({ a: 1 }), '', /Neither/],
    ['another format', parse({ format: 'x' }), 'format', /"x" is not/],
    ['a later version', parse({ format: 'curfew-policy', version: 2 }), 'version', /2 is not/],
    ['an unknown key', plain({ polcy: {} }), 'polcy', /Not known here/],
    ['an unknown key of the policy', plain({ policy: { idel: 1 } }), 'policy.idel', /Not known/],
    ['a policy that is a list', plain({ policy: [] }), 'policy', /object/],
    ['clients that are an object', plain({ clients: {} }), 'clients', /list/],
    ['a client that is a text', plain({ clients: ['app-a'] }), 'clients[0]', /object/],
    [
      'an unknown client',
      plain({ clients: [{ clientId: 'app-z' }] }),
      'clients[0].clientId',
      /no client "app-z"/,
    ],
    [
      'a client that is there twice',
      plain({ clients: [{ clientId: 'app-a' }, { clientId: 'app-a' }] }),
      'clients[1].clientId',
      /twice/,
    ],
    ['a unit', realm('30d'), 'policy.idle', /not "30d"\. Write 2592000\.$/],
    ['a unit of a client', client('2 h'), 'clients[0].max', /Write 7200/],
    ['a fraction', realm(1.5), 'policy.idle', /whole number/],
    ['a huge number', realm(1e300), 'policy.idle', /at most 2147483647/],
    ['a huge number as a text', client('9'.repeat(400)), 'clients[0].max', /whole number/],
    ['a number just too large', client(2_147_483_648), 'clients[0].max', /too large/],
    ['zero, which is ignored', client(0), 'clients[0].max', /ignores 0/],
    ['a negative number', client(-5), 'clients[0].max', /ignores -5/],
    ['true', client(true), 'clients[0].max', /not true/],
    ['a list of seconds', client([60]), 'clients[0].max', /not \[60\]/],
    ['null for a value of the realm', realm(null), 'policy.idle', /not null/],
    [
      'a text for a switch',
      plain({ policy: { maxEnabled: 'yes' } }),
      'policy.maxEnabled',
      /true or/,
    ],
    [
      'a wrong type in a realm of Keycloak',
      parse({ clients: [{ clientId: 'app-a', attributes: 7 }] }),
      'clients[0].attributes',
      /object/,
    ],
    [
      'a wrong unit in a realm of Keycloak',
      parse({
        clients: [
          { clientId: 'app-a', attributes: { 'client.offline.session.max.lifespan': '1h' } },
        ],
      }),
      'clients[0].attributes[“client.offline.session.max.lifespan”]',
      /Write 3600/,
    ],
  ])('says what is wrong with %s, and where', (_what, result, path, problem) => {
    const problems = result.kind === 'invalid' ? result.problems : [];
    expect(problems.map((one) => one.path)).toEqual([path]);
    expect(problems[0]?.problem).toMatch(problem);
  });

  it('names every problem, but no more than anybody reads', () => {
    const clients = Array.from({ length: 80 }, () => ({ clientId: 'app-z' }));
    const result = plain({ policy: { idle: 'x', max: 'y' }, clients });
    expect(result.kind === 'invalid' && result.problems.length).toBe(50);
  });

  it('never throws, and never takes half of it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(['ok', 'invalid']).toContain(parse(text).kind);
      }),
    );
    expect(plain({ policy: { idle: 50 }, clients: [{ clientId: 'app-z' }] }).kind).toBe('invalid');
  });
});
