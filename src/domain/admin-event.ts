import type { EpochSeconds } from './time.ts';

/** What Keycloak notes when an admin changes something: who did what, and to what. */
export interface AdminEvent {
  readonly at: EpochSeconds;
  readonly operation: AdminOperation;
  /** Keycloak's name of a kind of thing: `REALM`, `CLIENT`, `USER`, `USER_SESSION`, … */
  readonly resourceType: string;
  /** Where the thing stands below the realm, such as `clients/{uuid}`; empty for the realm itself. */
  readonly resourcePath: string;
  readonly by: AdminEventAuthor;
  /** The JSON that was sent, as text; undefined where Keycloak was not told to keep it. */
  readonly representation: string | undefined;
  /** Why it came to nothing; undefined where it did not fail. */
  readonly error: string | undefined;
}

export type AdminOperation = 'CREATE' | 'UPDATE' | 'DELETE' | 'ACTION';

/** Who did it, in ids: the name is not in the event. Any of them may be missing. */
export interface AdminEventAuthor {
  /** The internal id of the realm that the person signed in to. */
  readonly realmId: string | undefined;
  readonly clientUuid: string | undefined;
  readonly userId: string | undefined;
  readonly ipAddress: string | undefined;
}

/** What Keycloak keeps of the doings of admins. It is off in a new realm. */
export interface AdminEventSettings {
  readonly isEnabled: boolean;
  /** Whether what was sent is kept too. */
  readonly keepsRepresentation: boolean;
}

/** Which events to list; what is left out keeps none out. */
export interface AdminEventFilter {
  readonly operations?: readonly AdminOperation[];
  readonly resourceTypes?: readonly string[];
  /** A path, with `*` for anything: `clients/*`. */
  readonly resourcePath?: string;
  /** Whole days of the server's zone, as `2026-11-25`; both are included. */
  readonly fromDay?: string;
  readonly toDay?: string;
  readonly userId?: string;
}
