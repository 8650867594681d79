import type { EpochSeconds } from './time.ts';

/** What a user agreed to for one client, and whether the client holds an offline token of the user. */
export interface UserConsent {
  readonly clientId: string;
  /** The client scopes that were agreed to; none where nobody asked. */
  readonly scopes: readonly string[];
  /** When it was first given; undefined where there is an offline token alone. */
  readonly since: EpochSeconds | undefined;
  /** The client's uuid where it holds an offline token. */
  readonly offlineClientUuid: string | undefined;
}
