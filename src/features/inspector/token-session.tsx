import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { userSsoSessionIdsQuery, userSessionsQuery } from '#api/user-queries.ts';
import { GrantChip } from '#components/grant-chip.tsx';
import { LimitChip } from '#components/limit-chip.tsx';
import { MissingRoleNote } from '#components/missing-role-note.tsx';
import { Moment } from '#components/moment.tsx';
import { QueryFailure } from '#components/query-failure.tsx';
import { Revocation, type RevocationTarget } from '#components/revocation.tsx';
import { RevokeButton } from '#components/revoke-button.tsx';
import { ruleWords } from '#components/rule-words.ts';
import { useGrantFacts } from '#components/use-grant-facts.tsx';
import { usePermission } from '#components/use-person.ts';
import { useServerNow } from '#components/use-server-now.ts';
import type { RealmUser } from '#domain/realm-user.ts';
import type { TokenClaims, TokenKind } from '#domain/token-inspection.ts';
import { isAllKnown, userGrants } from '#domain/user-grants.ts';

import { Fact, TokenFacts } from './token-facts.tsx';
import { TokenVerdict } from './token-verdict.tsx';

interface TokenSessionProps {
  readonly realm: string;
  readonly token: TokenKind;
  readonly claims: TokenClaims;
  readonly user: RealmUser;
  readonly sessionId: string;
}

/** Whether the session of a token exists, when this client's part of it dies, and the way to end it. */
export function TokenSession({ realm, token, claims, user, sessionId }: TokenSessionProps) {
  const now = useServerNow();
  // Whether it still exists is asked now, whatever another page has read a moment ago.
  const sessions = useQuery({ ...userSessionsQuery(realm, user.id), staleTime: 0 });
  const sso = useQuery({
    ...userSsoSessionIdsQuery(realm, user.id),
    staleTime: 0,
    enabled: token !== 'offline',
  });
  const { facts, isPending, failures } = useGrantFacts(realm, user);
  const isAsked = isAnsweredNow(sessions) && (token === 'offline' || isAnsweredNow(sso));
  const canRevoke = usePermission(realm, 'revoke');
  const [target, setTarget] = useState<RevocationTarget>();
  // The answer before stays while it is asked again, but none from before this token was pasted.
  const answer = sessions.isFetchedAfterMount && sessions.isSuccess ? sessions.data : undefined;
  const session = answer?.sessions.find(({ id }) => id === sessionId);
  const ofToken = { ...facts, ...(claims.issuedAt && { issuedAt: claims.issuedAt }) };
  const grant = userGrants(session ? [session] : [], ofToken).find(
    ({ client }) => client.clientId === claims.clientId,
  );
  return (
    <>
      {(!isAsked || isPending) && <p role="status">Looking up the session …</p>}
      {sessions.error && (
        <QueryFailure
          what="The user’s sessions"
          error={sessions.error}
          onRetry={() => void sessions.refetch()}
        />
      )}
      {sso.error && (
        <QueryFailure
          what="Which SSO sessions are live"
          error={sso.error}
          onRetry={() => void sso.refetch()}
        />
      )}
      {answer && isAsked && !isPending && (
        <TokenVerdict
          token={token}
          claims={claims}
          session={session}
          grant={grant}
          isSsoLive={sso.isSuccess ? sso.data.includes(sessionId) : undefined}
          isCertain={isAllKnown(facts)}
          now={now}
        />
      )}
      <TokenFacts realm={realm} claims={claims} user={user}>
        {session && (
          <>
            <Fact name="Session started">
              <Moment at={session.startedAt} now={now} />
            </Fact>
            <Fact name="Last refresh">
              <Moment at={session.lastRefreshAt} now={now} />
            </Fact>
          </>
        )}
        {grant?.lifetime && (
          <>
            <Fact name="Idle">
              <LimitChip rule="idle" limit={grant.lifetime.idle} />
            </Fact>
            <Fact name="Max">
              <LimitChip rule="max" limit={grant.lifetime.max} />
            </Fact>
          </>
        )}
        {grant && (
          <Fact name="Dies in">
            <span className="flex flex-wrap items-center gap-2">
              <GrantChip grant={grant} now={now} />
              {grant.expiry && !grant.cause && (
                <span className="text-subtle">{ruleWords(grant.expiry.rule)}</span>
              )}
            </span>
          </Fact>
        )}
      </TokenFacts>
      {failures}
      <Revocation realm={realm} target={target} onClose={() => setTarget(undefined)} />
      {session && canRevoke.kind === 'missing' && (
        <MissingRoleNote realm={realm} missing={canRevoke.role} what="Revoking" />
      )}
      {session && (
        <div>
          <RevokeButton
            realm={realm}
            onPress={() =>
              setTarget({ sessions: [session], client: grant?.client, source: { kind: 'user' } })
            }
          >
            {grant ? 'Revoke…' : 'Revoke session…'}
          </RevokeButton>
        </div>
      )}
    </>
  );
}

/** A cached answer is shown at once while it is asked for anew, and stays if that fails. */
const isAnsweredNow = (query: { isFetchedAfterMount: boolean; isFetching: boolean }): boolean =>
  query.isFetchedAfterMount && !query.isFetching;
