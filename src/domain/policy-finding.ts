import type { PolicyEdit } from './policy-draft.ts';
import type { RealmClient } from './realm-client.ts';
import type { RealmPolicy } from './realm-policy.ts';

/** A finding's stable id, which is its anchor in docs/findings.md too. */
export type FindingId =
  | 'no-max-lifespan'
  | 'override-longer-than-realm'
  | 'idle-reset-by-shared-sessions'
  | 'override-ignored'
  | 'override-very-short'
  | 'override-near-realm'
  | 'idle-longer-than-max'
  | 'beyond-one-year'
  | 'realm-value-ignored'
  | 'unused-public-offline-client'
  | 'full-scope-public-client'
  | 'offline-without-consent'
  | 'refresh-token-rotation-off'
  | 'ghost-rows';

/** The most severe first. */
export const FINDING_SEVERITIES = ['high', 'medium', 'low', 'info'] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

export interface Finding {
  readonly id: FindingId;
  readonly severity: FindingSeverity;
  /** The client it is about; a finding without one is about the realm. */
  readonly client: { readonly uuid: string; readonly clientId: string } | undefined;
  /** Which value, where the finding is about one. */
  readonly key: 'idle' | 'max' | 'clientIdle' | 'clientMax' | undefined;
  /** Grants it touches; undefined where they are not known yet. */
  readonly grants: number | undefined;
  readonly title: string;
  /** May hold names and values of Keycloak, which can be hostile. */
  readonly why: string;
  /** Edits to add to the draft; undefined where the policy cannot mend it. */
  readonly fix: FindingFix | undefined;
}

export interface FindingFix {
  readonly label: string;
  readonly edits: readonly PolicyEdit[];
}

/** What is known of a client beside the policy. */
export interface FindingClient extends RealmClient {
  /** Keycloak's `fullScopeAllowed`; undefined where it was not told. */
  readonly fullScope: boolean | undefined;
  /** Rows that Keycloak counts; undefined is "not known", 0 is none. */
  readonly sessions: number | undefined;
  /** Folded from the scan; undefined until its sessions are scanned. */
  readonly grants: GrantFacts | undefined;
}

/** What a client's scanned sessions say. */
export interface GrantFacts {
  readonly alive: number;
  /** Listed but dead, whatever the cause. */
  readonly ghosts: number;
  /** Alive ones whose session other clients hold too. */
  readonly shared: number;
  /** Those clients, who shares the most first. */
  readonly sharedWith: readonly { readonly uuid: string; readonly grants: number }[];
}

export interface FindingsInput {
  /** Of the policy that is to be looked at: with the draft or without. */
  readonly realm: RealmPolicy;
  readonly clients: readonly FindingClient[];
  /** The realm's `revokeRefreshToken`; undefined where it was not told. */
  readonly revokesRefreshTokens: boolean | undefined;
}
