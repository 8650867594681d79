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
  | 'idle-longer-than-max'
  | 'unused-public-offline-client'
  | 'full-scope-public-client'
  | 'offline-without-consent'
  | 'beyond-one-year'
  | 'refresh-token-rotation-off'
  | 'ghost-rows'
  | 'override-near-realm';

export type FindingSeverity = 'high' | 'medium' | 'low' | 'info';

export interface Finding {
  readonly id: FindingId;
  readonly severity: FindingSeverity;
  /** The client it is about; a finding without one is about the realm. */
  readonly client: { readonly uuid: string; readonly clientId: string } | undefined;
  /** Which value, where the finding is about one. */
  readonly key: 'idle' | 'max' | 'clientIdle' | 'clientMax' | undefined;
  /** Grants it touches; undefined where they are not scanned (or counted) yet. */
  readonly grants: number | undefined;
  /** What its sentence is made of: seconds, counts and names, by the id. */
  readonly title: string;
  readonly why: string;
  /** Edits to add to the draft; undefined where the policy cannot mend it (it says what can). */
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
  /** Rows that Keycloak counts (client-session-stats); undefined is "not known", 0 is none. */
  readonly sessions: number | undefined;
  /** Folded from the scan; undefined until its sessions are scanned. See `grantFacts`. */
  readonly grants: GrantFacts | undefined;
}

export interface GrantFacts {
  readonly alive: number;
  /** Listed but dead, whatever the cause. */
  readonly ghosts: number;
  /** Alive grants whose session other clients hold too, with those clients, the most frequent first. */
  readonly shared: number;
  readonly sharedWith: readonly { readonly uuid: string; readonly grants: number }[];
}

export interface FindingsInput {
  /** With the draft or without: the findings are about the policy that is handed in. */
  readonly realm: RealmPolicy;
  readonly clients: readonly FindingClient[];
  /** The realm's `revokeRefreshToken`; undefined where it was not told. */
  readonly revokesRefreshTokens: boolean | undefined;
}
