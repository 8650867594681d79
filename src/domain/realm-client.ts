import type { ClientOverride } from './realm-policy.ts';
import type { EpochSeconds } from './time.ts';

/** A client of a realm, with what decides about its offline sessions. */
export interface RealmClient {
  /** Keycloak's internal id, which the REST paths use. */
  readonly uuid: string;
  /** The name apps know it by; free text, may be hostile. */
  readonly clientId: string;
  readonly name: string | undefined;
  readonly enabled: boolean;
  readonly access: 'public' | 'confidential' | 'bearer-only';
  readonly protocol: string;
  /** The flows switched on that can give a refresh token. */
  readonly flows: readonly TokenFlow[];
  readonly offlineScope: 'default' | 'optional' | 'unassigned';
  readonly consentRequired: boolean;
  /** Whether its tokens carry every role of their user; undefined where Keycloak did not say. */
  readonly fullScope?: boolean | undefined;
  readonly override: ClientOverride;
  /** Tokens of the client issued before this are refused; 0 is none. */
  readonly notBefore: EpochSeconds;
}

export type TokenFlow = 'standard' | 'direct' | 'device' | 'ciba' | 'service-account';

export type OfflineAccess =
  | { readonly kind: 'possible'; readonly scope: 'default' | 'optional'; readonly consent: boolean }
  | { readonly kind: 'impossible'; readonly reason: ImpossibleReason };

export type ImpossibleReason =
  | 'disabled'
  | 'not-openid-connect'
  | 'bearer-only'
  | 'no-flow'
  | 'no-scope';

/**
 * Whether a client can obtain offline tokens at all, by its own settings. Users need the role
 * `offline_access` besides, which this does not know.
 */
export function offlineAccess(client: RealmClient): OfflineAccess {
  const reason = impossibleReason(client);
  if (reason) return { kind: 'impossible', reason };
  return {
    kind: 'possible',
    scope: client.offlineScope === 'default' ? 'default' : 'optional',
    consent: client.consentRequired,
  };
}

function impossibleReason(client: RealmClient): ImpossibleReason | undefined {
  if (client.protocol !== 'openid-connect') return 'not-openid-connect';
  if (!client.enabled) return 'disabled';
  if (client.access === 'bearer-only') return 'bearer-only';
  if (client.flows.length === 0) return 'no-flow';
  return client.offlineScope === 'unassigned' ? 'no-scope' : undefined;
}
