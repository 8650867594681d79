import { base64UrlText } from './base64url.ts';
import type { EpochSeconds } from './time.ts';
import { isUuid } from './uuid.ts';

/** What a token says about itself. Nothing of it is verified: that takes Keycloak's own key. */
export interface TokenClaims {
  readonly issuer: string | undefined;
  /** The client it was issued to, by clientId. */
  readonly clientId: string | undefined;
  readonly userId: string | undefined;
  readonly sessionId: string | undefined;
  readonly issuedAt: EpochSeconds | undefined;
  /** Offline tokens have none, unless the realm limits their age. */
  readonly expiresAt: EpochSeconds | undefined;
  readonly scope: string | undefined;
}

/** By the claim `typ`, which Keycloak puts into every token. */
export type TokenKind = 'offline' | 'refresh' | 'access' | 'id' | 'other';

export type DamagedPart = 'header' | 'payload' | 'signature' | 'parts';

/** What a pasted text is. */
export type Inspection =
  | { readonly kind: 'empty' | 'encrypted' | 'client-secret' | 'unknown' }
  | { readonly kind: 'token'; readonly token: TokenKind; readonly claims: TokenClaims }
  | { readonly kind: 'damaged'; readonly part: DamagedPart }
  | { readonly kind: 'session-id' | 'uuid'; readonly id: string };

/** As Keycloak 26 makes them; older servers use UUIDs. */
const SESSION_ID = /^[\w-]{24}$/;
/** As Keycloak makes them. */
const CLIENT_SECRET = /^[A-Za-z\d]{32}$/;

/** Says what a pasted text is, and reads the claims of a token. Never throws, sends or keeps anything. */
export function inspectText(pasted: string): Inspection {
  const text = bareToken(pasted);
  if (text === '') return { kind: 'empty' };
  if (isUuid(text)) return { kind: 'uuid', id: text.toLowerCase() };
  if (SESSION_ID.test(text)) return { kind: 'session-id', id: text };
  if (CLIENT_SECRET.test(text)) return { kind: 'client-secret' };
  if (!text.startsWith('ey')) return { kind: 'unknown' };
  return inspectToken(text.split('.'));
}

function inspectToken(parts: readonly string[]): Inspection {
  const [header = '', payload = '', signature = ''] = parts;
  const head = jsonObject(header);
  if (!head) return { kind: 'damaged', part: 'header' };
  // Five parts, or a header that names a cipher: only its holder can read it.
  if (parts.length === 5 || typeof head['enc'] === 'string') return { kind: 'encrypted' };
  if (parts.length !== 3) return { kind: 'damaged', part: 'parts' };
  const claims = jsonObject(payload);
  if (!claims) return { kind: 'damaged', part: 'payload' };
  if (!/^[\w-]{20,}$/.test(signature)) return { kind: 'damaged', part: 'signature' };
  return { kind: 'token', token: kindOf(claims['typ']), claims: readClaims(claims) };
}

/**
 * The token in what was pasted: without the white space of a wrapped line, quotes, or `Bearer`, and
 * taken out of a whole answer of the token endpoint.
 */
function bareToken(pasted: string): string {
  const text = pasted.trim();
  const answer = text.startsWith('{') ? parsedObject(text) : undefined;
  const token = answer?.['refresh_token'] ?? answer?.['access_token'];
  if (typeof token === 'string') return token.trim();
  return text
    .replace(/^bearer\s+/i, '')
    .replaceAll(/\s+/g, '')
    .replace(/^(["'`])(.*)\1$/s, '$2');
}

const KINDS: Readonly<Record<string, TokenKind>> = {
  Offline: 'offline',
  Refresh: 'refresh',
  Bearer: 'access',
  DPoP: 'access',
  ID: 'id',
};

const kindOf = (typ: unknown): TokenKind =>
  typeof typ === 'string' && Object.hasOwn(KINDS, typ) ? (KINDS[typ] ?? 'other') : 'other';

const readClaims = (claims: Readonly<Record<string, unknown>>): TokenClaims => ({
  issuer: textOf(claims['iss']),
  clientId: textOf(claims['azp']),
  userId: textOf(claims['sub']),
  sessionId: textOf(claims['sid']),
  issuedAt: secondsOf(claims['iat']),
  expiresAt: secondsOf(claims['exp']),
  scope: textOf(claims['scope']),
});

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Keycloak writes 0 where a token never expires. */
const secondsOf = (value: unknown): EpochSeconds | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;

function jsonObject(encoded: string): Readonly<Record<string, unknown>> | undefined {
  const text = base64UrlText(encoded);
  return text === undefined ? undefined : parsedObject(text);
}

function parsedObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Where a token comes from, seen from the server that Curfew looks after. */
export type TokenOrigin =
  | { readonly kind: 'here' | 'unknown' }
  | { readonly kind: 'other-realm'; readonly realm: string }
  | { readonly kind: 'other-server'; readonly issuer: string };

/** `bases` are the addresses that this Keycloak goes by, without a slash at their ends. */
export function tokenOrigin(
  issuer: string | undefined,
  realm: string,
  bases: readonly string[],
): TokenOrigin {
  if (issuer === undefined) return { kind: 'unknown' };
  const base = bases.find((known) => issuer.startsWith(`${known}/realms/`));
  const name = base === undefined ? undefined : realmName(issuer.slice(base.length + 8));
  if (name === undefined) return { kind: 'other-server', issuer };
  return name === realm ? { kind: 'here' } : { kind: 'other-realm', realm: name };
}

function realmName(encoded: string): string | undefined {
  if (encoded === '' || /[/?#]/.test(encoded)) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

/** The address a server goes by, from an issuer of one of its realms. */
export const issuerBase = (issuer: string): string | undefined =>
  /^(.+)\/realms\/[^/]+$/.exec(issuer)?.[1];
