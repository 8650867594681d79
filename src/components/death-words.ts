import type { DeathCause } from '#domain/grant-death.ts';

/** Why a listed grant's token is dead, in a few words and in a sentence. */
export const DEATH_WORDS: Record<DeathCause, { readonly short: string; readonly full: string }> = {
  'client-disabled': {
    short: 'client disabled',
    full: 'The client is disabled: Keycloak refuses its tokens until it is enabled again.',
  },
  'user-disabled': {
    short: 'user disabled',
    full: 'The user is disabled: Keycloak refuses the tokens until the user is enabled again.',
  },
  'stale-token': {
    short: 'not before',
    full: 'A not-before time of the realm, the client or the user is later than the token: Keycloak calls it stale.',
  },
  'scope-removed': {
    short: 'scope removed',
    full: 'The client scope offline_access was taken from the client: Keycloak refuses the tokens until it is back.',
  },
  'role-lost': {
    short: 'role lost',
    full: 'The user has lost the role offline_access: Keycloak refuses the tokens until it is back.',
  },
};
