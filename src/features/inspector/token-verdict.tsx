import { DEATH_WORDS } from '#components/death-words.ts';
import { ruleWords } from '#components/rule-words.ts';
import { formatSpan } from '#domain/duration.ts';
import type { OfflineSession } from '#domain/offline-session.ts';
import type { EpochSeconds } from '#domain/time.ts';
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
  /** Undefined while it is not known. */
  readonly isSsoLive: boolean | undefined;
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

function offlineVerdict({ claims, session, grant, now }: TokenVerdictProps): Verdict {
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
  if (grant.cause) return { tone: 'info', text: `Refused now. ${DEATH_WORDS[grant.cause].full}` };
  if (isGhostGrant(grant, now))
    return { tone: 'info', text: 'The token is refused: its time is over.' };
  const { expiry } = grant;
  const death = expiry
    ? ` Unused it dies in ${expiry.latestAt > expiry.at ? '≥ ' : ''}${formatSpan(Math.max(0, expiry.at - now))}, by ${ruleWords(expiry.rule)}.`
    : '';
  const isOlder = claims.issuedAt !== undefined && claims.issuedAt < session.lastRefreshAt;
  return {
    tone: 'warn',
    text: `The session is alive, so whoever holds this token can use it.${death}${isOlder ? ' The session was refreshed since it was issued: where the realm takes each refresh token once, this one may be used up.' : ''}`,
  };
}

function otherVerdict({ claims, session, isSsoLive, now }: TokenVerdictProps): Verdict {
  const isOver = claims.expiresAt !== undefined && claims.expiresAt <= now;
  const own = isOver ? 'Its own end has passed.' : 'Its own end has not come yet.';
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
