import type { EpochSeconds } from './time.ts';

/** A user of a realm. All texts are chosen by users or identity providers and may be hostile. */
export interface RealmUser {
  readonly id: string;
  readonly username: string;
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  readonly email: string | undefined;
  readonly enabled: boolean;
  /** Tokens issued before this are refused; 0 is none, undefined where Keycloak does not say. */
  readonly notBefore: EpochSeconds | undefined;
}

/** First and last name, or the username of somebody without either. */
export function displayName({ firstName, lastName, username }: RealmUser): string {
  const name = [firstName, lastName].filter((part) => part !== undefined).join(' ');
  return name === '' ? username : name;
}

/** One or two letters for a user's badge; empty where the name holds no letter or digit. */
export function initials(user: RealmUser): string {
  const words = displayName(user).match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first = '', ...rest] = words.map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0));
  return (first + (rest.at(-1) ?? '')).toUpperCase();
}
