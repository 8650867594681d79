import { DEATH_WORDS } from '#components/death-words.ts';
import type { DeathCause } from '#domain/grant-death.ts';
import type { SessionState } from '#domain/session-state.ts';

function wordsOf(cause: DeathCause) {
  const { short, full } = DEATH_WORDS[cause];
  return { short, why: full };
}

/** Each state in a word or two, and what it means for whoever holds the token. */
export const STATE_WORDS: Readonly<
  Record<SessionState, { readonly short: string; readonly why: string }>
> = {
  live: {
    short: 'live',
    why: 'By its times, its client and what is known of its user its token works. A lost role or a user’s own not-before shows on the user’s page.',
  },
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
  'stale-token': wordsOf('stale-token'),
  'user-disabled': wordsOf('user-disabled'),
  'client-disabled': wordsOf('client-disabled'),
  'scope-removed': wordsOf('scope-removed'),
};
