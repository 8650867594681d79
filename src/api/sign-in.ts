import Keycloak, { type KeycloakInitOptions } from 'keycloak-js';

import type { Seconds } from '#domain/time.ts';

import { ApiError } from './api-error.ts';
import type { AppConfig } from './app-config.ts';
import { decodePerson, type Person } from './person.ts';
import { setServerClock } from './server-clock.ts';

/**
 * `ended`: what the page holds stays until the person signs in again. `over`: the SSO session is no
 * more; `refused`: Keycloak gives tokens but does not take them.
 */
export type SignInState =
  | { readonly kind: 'signed-in'; readonly person: Person }
  | {
      readonly kind: 'ended';
      readonly reason: 'over' | 'refused';
      readonly person: Person | undefined;
    };

/** What came of starting: signed in, on the way to Keycloak's page, or a reason why neither. */
export type SignInStart =
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'leaving' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'realm-missing' }
  | { readonly kind: 'insecure' }
  | { readonly kind: 'refused'; readonly reason: string; readonly looped: boolean };

/** Where to go back to after Keycloak's page, and how often we went there without a token. */
const RETURN_KEY = 'curfew:return-to';
const ATTEMPTS_KEY = 'curfew:sign-in-attempts';
const MOST_ATTEMPTS = 2;

/** An access token with less left is renewed first; Keycloak's default life is 60 s. */
const RENEW_BELOW_SECONDS = 20;
const RENEW_TIMEOUT_MILLIS = 20_000;

let keycloak: Keycloak | undefined;
let settings: AppConfig | undefined;
let state: SignInState = { kind: 'ended', reason: 'over', person: undefined };
const listeners = new Set<() => void>();

export const getSignIn = (): SignInState => state;

export function subscribeSignIn(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Signs in with the authorization code flow and PKCE, tokens in memory only. The redirect URI is the
 * site's root alone, so that it can be registered exactly; the deep link waits in session storage.
 */
export async function startSignIn(config: AppConfig): Promise<SignInStart> {
  if (!globalThis.isSecureContext) return { kind: 'insecure' };
  settings = config;
  keycloak = new Keycloak({ clientId: config.clientId, oidcProvider: endpoints(config) });
  try {
    if (await keycloak.init(INIT)) {
      sessionStorage.removeItem(ATTEMPTS_KEY);
      restoreDeepLink();
      const signedIn = keycloak;
      signedIn.onAuthRefreshSuccess = () => noteTokens(signedIn);
      noteTokens(signedIn);
      return { kind: 'signed-in' };
    }
  } catch (error) {
    restoreDeepLink();
    return { kind: 'refused', reason: reasonOf(error), looped: false };
  }
  return leaveForSignIn();
}

const INIT: KeycloakInitOptions = {
  pkceMethod: 'S256',
  checkLoginIframe: false,
  responseMode: 'query',
};

/** On the way back from Keycloak's page: the path and query that the person had asked for. */
export function deepLink(): string {
  const target = sessionStorage.getItem(RETURN_KEY) ?? '/';
  return target.startsWith('/') && !target.startsWith('//') ? target : '/';
}

/** Goes to Keycloak's sign-in page, unless Keycloak is down or it was tried in vain before. */
export async function leaveForSignIn(): Promise<SignInStart> {
  if (!keycloak || !settings) throw new ApiError('signed-out', 'Sign-in has not started.');
  const attempts = Number(sessionStorage.getItem(ATTEMPTS_KEY) ?? 0);
  if (attempts >= MOST_ATTEMPTS) {
    sessionStorage.removeItem(ATTEMPTS_KEY);
    return { kind: 'refused', reason: 'Keycloak sent you back without a token.', looped: true };
  }
  const found = await findRealm(settings);
  if (found !== 'there') return { kind: found };
  sessionStorage.setItem(ATTEMPTS_KEY, String(attempts + 1));
  sessionStorage.setItem(RETURN_KEY, location.pathname + location.search);
  await keycloak.login({ redirectUri: siteRoot() });
  return { kind: 'leaving' };
}

/**
 * Goes to Keycloak for a sign-in that is no older than `maxAgeSeconds`, and from there to a path of this
 * site. Keycloak asks for the password again where the last one is older. It is this page that insists on
 * it, not the admin API.
 */
export async function leaveForFreshSignIn(path: string, maxAgeSeconds: Seconds): Promise<void> {
  if (!keycloak) throw new ApiError('signed-out', 'Sign-in has not started.');
  sessionStorage.setItem(RETURN_KEY, path);
  await keycloak.login({ redirectUri: siteRoot(), maxAge: maxAgeSeconds });
}

/** Ends the SSO session at Keycloak and comes back to the site's root. */
export async function signOut(): Promise<void> {
  await keycloak?.logout({ redirectUri: siteRoot() });
}

/**
 * An access token with at least 20 s left. All callers share one renewal; `renew` asks for a new one
 * whatever is left. Throws `signed-out` where the SSO session is over, `unreachable` without an answer.
 */
export async function accessToken(renew = false, signal?: AbortSignal): Promise<string> {
  if (!keycloak || state.kind === 'ended') throw signedOut();
  const renewal = keycloak.updateToken(renew ? -1 : RENEW_BELOW_SECONDS);
  try {
    // keycloak-js knows neither a timeout nor an abort.
    await Promise.race([renewal, failing(AbortSignal.timeout(RENEW_TIMEOUT_MILLIS), signal)]);
  } catch (error) {
    signal?.throwIfAborted();
    if (keycloak.refreshToken === undefined || isRefusal(error)) {
      endSignIn('over');
      throw signedOut();
    }
    throw new ApiError(
      'unreachable',
      'Keycloak did not answer when the access token was renewed.',
      {
        cause: error,
      },
    );
  }
  if (keycloak.token === undefined) throw signedOut();
  return keycloak.token;
}

/** Ends the sign-in on this page; the person stays known, and with them what they may do. */
export function endSignIn(reason: 'over' | 'refused'): void {
  const { person } = state;
  setState({ kind: 'ended', reason, person });
}

/** Rejects when one of the signals fires. */
const failing = (...signals: (AbortSignal | undefined)[]): Promise<never> =>
  new Promise((_resolve, reject) => {
    const any = AbortSignal.any(signals.filter((signal) => signal !== undefined));
    any.addEventListener('abort', () => reject(new Error('The renewal was given up.')));
  });

/** keycloak-js drops its tokens on a 400; a client that was disabled or deleted is a 401 or 403. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  'response' in error &&
  error.response instanceof Response &&
  [400, 401, 403].includes(error.response.status);

const signedOut = () => new ApiError('signed-out', 'Your Keycloak session has ended.');

function noteTokens({ tokenParsed }: Keycloak): void {
  if (tokenParsed?.iat !== undefined) setServerClock(tokenParsed.iat);
  setState({ kind: 'signed-in', person: decodePerson(tokenParsed, settings?.realm ?? '') });
}

function setState(next: SignInState): void {
  if (next.kind === 'ended' && state.kind === 'ended') return;
  state = next;
  for (const listener of listeners) listener();
}

/** The token endpoint goes where all calls go, so that a same-origin proxy serves it too. */
function endpoints({ keycloakUrl, adminUrl, realm }: AppConfig) {
  const path = `/realms/${encodeURIComponent(realm)}/protocol/openid-connect`;
  return {
    issuer: `${keycloakUrl}/realms/${encodeURIComponent(realm)}`,
    authorization_endpoint: `${keycloakUrl}${path}/auth`,
    token_endpoint: `${adminUrl}${path}/token`,
    end_session_endpoint: `${keycloakUrl}${path}/logout`,
  };
}

/** Keycloak's page cannot be asked whether it is there once we have left for it. */
async function findRealm(config: AppConfig): Promise<'there' | 'unreachable' | 'realm-missing'> {
  const url = `${config.adminUrl}/realms/${encodeURIComponent(config.realm)}/.well-known/openid-configuration`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(15_000) });
    if (response.status === 404) return 'realm-missing';
    return response.ok ? 'there' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}

/** Puts the deep link back and takes what Keycloak added out of the address bar. */
function restoreDeepLink(): void {
  const target = deepLink();
  sessionStorage.removeItem(RETURN_KEY);
  history.replaceState(null, '', target);
}

const siteRoot = () => `${location.origin}/`;

/** keycloak-js rejects with `{error, error_description}` for a refusal and with an `Error` else. */
function reasonOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'error' in error) {
    const description = 'error_description' in error ? error.error_description : undefined;
    return [error.error, description].filter((part) => typeof part === 'string').join(': ');
  }
  return error instanceof Error ? error.message : String(error);
}
