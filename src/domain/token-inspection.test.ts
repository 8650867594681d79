import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { base64UrlText } from './base64url.ts';
import { inspectText, issuerBase, tokenOrigin } from './token-inspection.ts';

function encoded(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCodePoint(byte));
  return btoa(bytes.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const HEADER = encoded({ alg: 'HS512', typ: 'JWT', kid: 'k' });
const SIGNATURE = 'a'.repeat(86);
const CLAIMS = {
  iat: 1_795_616_928,
  iss: 'https://id.acme.example/realms/acme',
  sub: 'b816f0ea-a2c9-4d7e-8b2e-da54a3315bd4',
  typ: 'Offline',
  azp: 'app-ä',
  sid: 'c7pSvylzJc4DkAE8VHy8TDU0',
  scope: 'openid offline_access',
};
const token = (claims: object): string => `${HEADER}.${encoded(claims)}.${SIGNATURE}`;
const OFFLINE = token(CLAIMS);

/** Any characters but halves of one; fast-check's own unit for it takes seconds to build. */
const anyText = fc
  .array(
    fc.oneof(fc.integer({ min: 0, max: 0xd7_ff }), fc.integer({ min: 0xe0_00, max: 0x10_ff_ff })),
  )
  .map((codePoints) => String.fromCodePoint(...codePoints));

describe('base64UrlText', () => {
  it('reads back what was encoded', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(base64UrlText(encoded(text))).toBe(text);
      }),
    );
  });

  it.each(['a', 'ab=c', 'ab c', '_w', 'gICA'])('refuses %j', (text) => {
    expect(base64UrlText(text)).toBeUndefined();
  });
});

describe('inspectText', () => {
  it('reads an offline token', () => {
    expect(inspectText(OFFLINE)).toEqual({
      kind: 'token',
      token: 'offline',
      claims: {
        issuer: CLAIMS.iss,
        clientId: 'app-ä',
        userId: CLAIMS.sub,
        sessionId: CLAIMS.sid,
        issuedAt: CLAIMS.iat,
        expiresAt: undefined,
        scope: CLAIMS.scope,
      },
    });
  });

  it.each([
    ['Offline', 'offline'],
    ['Refresh', 'refresh'],
    ['Bearer', 'access'],
    ['DPoP', 'access'],
    ['ID', 'id'],
    ['constructor', 'other'],
    [undefined, 'other'],
    [7, 'other'],
  ])('takes typ %j for %s', (typ, expected) => {
    expect(inspectText(token({ ...CLAIMS, typ }))).toMatchObject({ token: expected });
  });

  it('takes claims of another shape for absent', () => {
    const odd = { typ: 'Offline', iss: 7, azp: '', sub: null, sid: {}, iat: '1', exp: 0 };
    expect(Object.values(claimsOf(token(odd)))).toEqual(Array(7).fill(undefined));
  });

  it.each([
    ['lines', `${OFFLINE.slice(0, 60)}\n  ${OFFLINE.slice(60)}\r\n`],
    ['quotes', `"${OFFLINE}"`],
    ['a header', `Bearer ${OFFLINE}`],
    [
      'an answer of the token endpoint',
      JSON.stringify({ access_token: 'x', refresh_token: OFFLINE }),
    ],
  ])('finds the token in %s', (_where, text) => {
    expect(inspectText(text)).toMatchObject({ kind: 'token', token: 'offline' });
  });

  it.each([
    ['', { kind: 'empty' }],
    ['  \n', { kind: 'empty' }],
    ['c7pSvylzJc4DkAE8VHy8TDU0', { kind: 'session-id', id: 'c7pSvylzJc4DkAE8VHy8TDU0' }],
    ['-7pSvylzJc4DkAE8VHy8TDU_', { kind: 'session-id', id: '-7pSvylzJc4DkAE8VHy8TDU_' }],
    [CLAIMS.sub.toUpperCase(), { kind: 'uuid', id: CLAIMS.sub }],
    ['Zk3J8sQ0aW1eR5tY7uI9oP2lK4jH6gF8', { kind: 'client-secret' }],
    ['hunter2', { kind: 'unknown' }],
    [`${HEADER}.a.b.c.d`, { kind: 'encrypted' }],
    [`${encoded({ alg: 'dir', enc: 'A256GCM' })}..a`, { kind: 'encrypted' }],
    [HEADER, { kind: 'damaged', part: 'parts' }],
    [`${HEADER}.${encoded(CLAIMS)}`, { kind: 'damaged', part: 'parts' }],
    [`eyJ!.${encoded(CLAIMS)}.${SIGNATURE}`, { kind: 'damaged', part: 'header' }],
    [`${HEADER}.${encoded('[1]')}.${SIGNATURE}`, { kind: 'damaged', part: 'payload' }],
    [
      `${HEADER}.${encoded(CLAIMS).slice(0, -9)}.${SIGNATURE}`,
      { kind: 'damaged', part: 'payload' },
    ],
    [`${HEADER}.${encoded(CLAIMS)}.`, { kind: 'damaged', part: 'signature' }],
    [`${HEADER}.${encoded(CLAIMS)}.a…`, { kind: 'damaged', part: 'signature' }],
  ])('says of %j that it is %j', (text, expected) => {
    expect(inspectText(text)).toEqual(expected);
  });

  it('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), (text) => {
        expect(inspectText(text).kind).toBeTypeOf('string');
        expect(inspectText(`${HEADER}.${text}.${text}`).kind).toBeTypeOf('string');
        expect(inspectText(`${HEADER}.${encoded(text)}.${SIGNATURE}`).kind).toBeTypeOf('string');
      }),
    );
  });
});

function claimsOf(text: string) {
  const found = inspectText(text);
  if (found.kind !== 'token') throw new Error(found.kind);
  return found.claims;
}

describe('tokenOrigin', () => {
  const bases = ['https://id.acme.example', 'http://kc:8080/auth'];
  it.each([
    ['https://id.acme.example/realms/acme', { kind: 'here' }],
    ['http://kc:8080/auth/realms/acme', { kind: 'here' }],
    ['https://id.acme.example/realms/a%20b', { kind: 'other-realm', realm: 'a b' }],
    ['https://id.acme.example/realms/%', { kind: 'other-server' }],
    ['https://id.acme.example/realms/', { kind: 'other-server' }],
    ['https://id.acme.example/realms/acme/x', { kind: 'other-server' }],
    ['https://id.acme.example.evil/realms/acme', { kind: 'other-server' }],
    [undefined, { kind: 'unknown' }],
  ])('of %j is %j', (issuer, expected) => {
    expect(tokenOrigin(issuer, 'acme', bases)).toMatchObject(expected);
  });
});

describe('issuerBase', () => {
  it('is the address before the realm', () => {
    expect(issuerBase('https://id.acme.example/auth/realms/acme')).toBe(
      'https://id.acme.example/auth',
    );
    expect(issuerBase('https://accounts.example')).toBeUndefined();
  });
});
