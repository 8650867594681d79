import { DEATH_WORDS } from '#components/death-words.ts';
import { ruleWords } from '#components/rule-words.ts';
import { formatSpan } from '#domain/duration.ts';
import type { OfflineSession } from '#domain/offline-session.ts';
import type { EpochSeconds } from '#domain/time.ts';
import { isPastOwnEnd, tokenDeath } from '#domain/token-death.ts';
import type { TokenClaims, TokenKind } from '#domain/token-inspection.ts';
import { isGhostGrant, type UserGrant } from '#domain/user-grants.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Notice, type NoticeTone } from '#ui/notice.tsx';

interface TokenVerdictProps {
  readonly token: TokenKind;
  readonly claims: TokenClaims;
  /** The offline session that the token names, where it is alive. */
  readonly session: OfflineSession | undefined;
  /** The part of it that the token's client holds. */
  readonly grant: UserGrant | undefined;
  /** Undefined where it could not be read. */
  readonly isSsoLive: boolean | undefined;
  /** Whether all was read that could make Keycloak refuse the token. */
  readonly isCertain: boolean;
  readonly now: EpochSeconds;
}

/** The answer in one sentence: does the token still open anything, and if not, why. */
export function TokenVerdict(props: TokenVerdictProps) {
  const { tone, text } = props.token === 'offline' ? offlineVerdict(props) : otherVerdict(props);
  return (
    <Notice tone={tone} role="status">
      {text}
    </Notice>
  );
}

interface Verdict {
  readonly tone: NoticeTone;
  readonly text: string;
}

function offlineVerdict(props: TokenVerdictProps): Verdict {
  const { claims, session, grant, now } = props;
  if (!session) {
    return {
      tone: 'info',
      text: 'The token is refused: no offline session of this id is alive. It was revoked, or is dead by its times.',
    };
  }
  if (!grant) {
    const others = session.clients.map(({ clientId }) => visibleText(clientId)).join(', ');
    return {
      tone: 'info',
      text: `The token is refused: its client’s part of the session was revoked, or is past the client’s limits. The session lives on with ${others}.`,
    };
  }
  if (isPastOwnEnd(claims.expiresAt, now)) {
    return {
      tone: 'info',
      text: 'The token is refused: its own end has passed, which it was given when it was issued. The session is listed and may live on with a newer one.',
    };
  }
  if (grant.cause) return { tone: 'info', text: `Refused now. ${DEATH_WORDS[grant.cause].full}` };
  if (isGhostGrant(grant, now)) {
    return { tone: 'info', text: 'The token is refused: its time is over.' };
  }
  const isOlder = claims.issuedAt !== undefined && claims.issuedAt < session.lastRefreshAt;
  return {
    tone: 'warn',
    text: [
      props.isCertain
        ? 'The session is alive, so whoever holds this token can use it.'
        : 'The session is alive, so whoever holds this token may be able to use it: not all that could make Keycloak refuse it could be read.',
      deathSentence(claims, grant, now),
      isOlder &&
        'The session was refreshed since it was issued: where the realm takes each refresh token once, this one may be used up.',
    ]
      .filter((sentence) => sentence !== false)
      .join(' '),
  };
}

function deathSentence({ expiresAt }: TokenClaims, { expiry }: UserGrant, now: EpochSeconds) {
  if (!expiry) return 'When it dies is not known.';
  const { at, isEarliest, by } = tokenDeath(expiresAt, expiry);
  const span = `${isEarliest ? '≥ ' : ''}${formatSpan(Math.max(0, at - now))}`;
  return `Unused it dies in ${span}, by ${by === 'own-end' ? 'its own end' : ruleWords(by)}.`;
}

function otherVerdict({ claims, session, isSsoLive, now }: TokenVerdictProps): Verdict {
  const own = isPastOwnEnd(claims.expiresAt, now)
    ? 'Its own end has passed.'
    : 'Its own end has not come yet.';
  if (session) {
    return {
      tone: 'warn',
      text: `${own} The sign-in it comes from also has an offline session, which is alive.`,
    };
  }
  if (isSsoLive === undefined)
    return { tone: 'info', text: `${own} No offline session has its id.` };
  return isSsoLive
    ? {
        tone: 'warn',
        text: `${own} Its SSO session is live and no offline session; Keycloak’s console ends it.`,
      }
    : { tone: 'info', text: `${own} Its session has ended.` };
}
