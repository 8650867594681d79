import type { SessionState } from '#domain/session-state.ts';

/** Each state in a word or two, and what it means for whoever holds the token. */
export const STATE_WORDS: Readonly<
  Record<SessionState, { readonly short: string; readonly why: string }>
> = {
  live: { short: 'live', why: 'Its token works.' },
  uncertain: {
    short: 'live or dead',
    why: 'It lies between the bounds of its expiry: Keycloak does not tell when this client joined the session.',
  },
  'past-session-idle': {
    short: 'past realm idle',
    why: 'Not refreshed within the realm’s idle. Keycloak’s cleaner removes the row within some 15 min.',
  },
  'past-client-idle': {
    short: 'past client idle',
    why: 'Not refreshed within the client’s idle. A refresh of the session by another client, or a longer idle, revives it.',
  },
  'past-session-max': {
    short: 'past realm max',
    why: 'Older than the realm’s max. Keycloak cannot delete it any more; its cleaner removes the row within some 15 min.',
  },
  'past-client-max': {
    short: 'past client max',
    why: 'Older than the client’s max. A longer max revives it.',
  },
  'stale-token': {
    short: 'stale (not-before)',
    why: 'Last refreshed before the not-before of the realm or the client: Keycloak refuses its token as stale. Clearing not-before revives it.',
  },
  'user-disabled': {
    short: 'user disabled',
    why: 'Keycloak refuses tokens of disabled users. Enabling the user revives it.',
  },
  'client-disabled': {
    short: 'client disabled',
    why: 'Keycloak refuses a disabled client. Enabling the client revives it.',
  },
  'scope-removed': {
    short: 'offline_access removed',
    why: 'The client has lost the scope offline_access. Assigning it again revives it.',
  },
};
