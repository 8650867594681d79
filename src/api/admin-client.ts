import type KeycloakAdminClient from '@keycloak/keycloak-admin-client';
import { Clients } from '@keycloak/keycloak-admin-client/lib/resources/clients.js';
import { Realms } from '@keycloak/keycloak-admin-client/lib/resources/realms.js';
import { Roles } from '@keycloak/keycloak-admin-client/lib/resources/roles.js';
import { Users } from '@keycloak/keycloak-admin-client/lib/resources/users.js';
import { NetworkError } from '@keycloak/keycloak-admin-client/lib/utils/fetchWithError.js';
import type * as v from 'valibot';

import { isPathSafe } from '#domain/path-safe.ts';
import type { RealmRole } from '#domain/permission.ts';

import { ApiError } from './api-error.ts';
import { decode } from './decode.ts';
import { noteAnswer, noteSilence } from './reachability.ts';
import type { PageAddress } from './read-session-page.ts';
import { accessToken, endSignIn } from './sign-in.ts';

export interface AdminResources {
  readonly clients: Clients;
  readonly realms: Realms;
  readonly roles: Roles;
  readonly users: Users;
  /** What it takes to read a path below the realm elsewhere than in the library. */
  readonly address: (path: string) => PageAddress;
}

export interface AdminCall<T> {
  /** How messages name the call, such as `GET clients of acme-retail`. */
  readonly name: string;
  readonly realm: string;
  /** Other ids that go into the path, checked before anything is sent. */
  readonly ids?: readonly string[];
  /** The role it asks for, which a refusal then names. */
  readonly role: RealmRole;
  readonly schema: v.GenericSchema<unknown, T>;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMillis?: number;
  readonly run: (admin: AdminResources) => Promise<unknown>;
}

const TIMEOUT_MILLIS = 60_000;

let baseUrl = '';

/** Sets where all calls go; once, at start. */
export function setAdminUrl(adminUrl: string): void {
  baseUrl = adminUrl;
}

/**
 * Makes one call of the admin REST API and checks the answer. Renews the access token ahead of its
 * end, and once more when Keycloak refuses it or does not seem to answer: cross-origin, a browser
 * shows a 401 as a network error. Throws nothing but `ApiError`, or the abort of the caller's signal.
 */
export async function adminCall<T>(call: AdminCall<T>): Promise<T> {
  if (![call.realm, ...(call.ids ?? [])].every(isPathSafe)) {
    throw new ApiError('missing', `${call.name}: there is no such thing.`, {
      status: 404,
      said: 'not found',
    });
  }
  try {
    return decode(call.name, call.schema, await attempt(call, await token(call, false)));
  } catch (error) {
    if (!isWorthRenewing(error)) throw fromAnswer(call, error);
  }
  try {
    return decode(call.name, call.schema, await attempt(call, await token(call, true)));
  } catch (error) {
    if (error instanceof NetworkError && error.response.status === 401) endSignIn('refused');
    throw fromAnswer(call, error);
  }
}

/** A token; no answer from the token endpoint counts as silence of Keycloak. */
async function token({ signal }: AdminCall<unknown>, renew: boolean): Promise<string> {
  try {
    return await accessToken(renew, signal);
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'unreachable') noteSilence();
    throw error;
  }
}

async function attempt(call: AdminCall<unknown>, bearer: string): Promise<unknown> {
  const timeout = AbortSignal.timeout(call.timeoutMillis ?? TIMEOUT_MILLIS);
  const signal = call.signal ? AbortSignal.any([call.signal, timeout]) : timeout;
  const answer = await call.run(resources(call.realm, bearer, signal));
  noteAnswer();
  // The admin client turns the 404 of a single realm, client or user into null.
  if (answer === null) {
    throw new ApiError('missing', `${call.name}: there is no such thing.`, {
      status: 404,
      said: 'not found',
    });
  }
  return answer;
}

/**
 * The library's resources over one token and one signal. It types its client by the class it exports,
 * which pulls in every resource; what `Agent` reads of it is just this.
 */
function resources(realm: string, bearer: string, signal: AbortSignal): AdminResources {
  const agent = {
    baseUrl,
    realmName: realm,
    getAccessToken: () => Promise.resolve(bearer),
    getRequestOptions: () => ({ signal }),
    getGlobalRequestArgOptions: () => undefined,
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  const client = agent as unknown as KeycloakAdminClient;
  return {
    get clients() {
      return new Clients(client);
    },
    get realms() {
      return new Realms(client);
    },
    get roles() {
      return new Roles(client);
    },
    get users() {
      return new Users(client);
    },
    address: (path) => ({
      url: `${baseUrl}/admin/realms/${encodeURIComponent(realm)}/${path}`,
      bearer,
      signal,
    }),
  };
}

const isWorthRenewing = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof NetworkError && error.response.status === 401);

function fromAnswer(call: AdminCall<unknown>, error: unknown): unknown {
  if (error instanceof ApiError) return error;
  if (error instanceof NetworkError) return fromStatus(call, error);
  if (call.signal?.aborted === true) return error;
  noteSilence();
  const why = error instanceof DOMException && error.name === 'TimeoutError' ? 'in time' : 'at all';
  return new ApiError('unreachable', `${call.name}: Keycloak did not answer ${why}.`, {
    cause: error,
  });
}

function fromStatus(call: AdminCall<unknown>, error: NetworkError): ApiError {
  const { status } = error.response;
  const said = saidBy(error.responseData);
  const options = { status, cause: error, ...(said !== undefined && { said }) };
  const words = said === undefined ? '' : ` “${said}”`;
  // A proxy answers for a Keycloak that is gone, or one asks for a pause: another try may help.
  if (status === 429 || (status >= 502 && status <= 504)) {
    noteSilence();
    const why = status === 429 ? 'asks to slow down' : 'does not answer';
    return new ApiError('unreachable', `${call.name}: Keycloak ${why} (${status}).`, {
      ...options,
      ...retryAfter(error.response),
    });
  }
  noteAnswer();
  if (status === 401) {
    return new ApiError('signed-out', 'Keycloak does not take the access token.', options);
  }
  if (status === 403) return new ApiError('forbidden', refusal(call, said), options);
  // Not every 404 is Keycloak's: a proxy has some of its own.
  if (status === 404 && said !== undefined) {
    return new ApiError('missing', `${call.name}:${words}.`, options);
  }
  const kind = status === 409 ? 'conflict' : 'server';
  return new ApiError(kind, `${call.name}: the answer was ${status}${words}.`, options);
}

/** `Retry-After` as seconds; as a date it would need a clock that agrees with the server's. */
function retryAfter({ headers }: Response): { retryAfterSeconds?: number } {
  const value = headers.get('Retry-After') ?? '';
  return /^\d{1,6}$/.test(value) ? { retryAfterSeconds: Number(value) } : {};
}

/** Keycloak says “HTTP 403 Forbidden” for a missing role, and other words for other reasons. */
function refusal(call: AdminCall<unknown>, said: string | undefined): string {
  const refused = `${call.name}: refused${said === undefined ? '' : `, “${said}”`}.`;
  return said?.includes('403') === true
    ? `${refused} It needs the role ${call.role} of realm ${call.realm}.`
    : refused;
}

/** The text in Keycloak's JSON of an error, without its full stop. */
function saidBy(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const texts = ['errorMessage' in data && data.errorMessage, 'error' in data && data.error];
  const text = texts.find((candidate) => typeof candidate === 'string');
  return text?.replace(/\.$/, '');
}
