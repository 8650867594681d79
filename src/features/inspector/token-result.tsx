import { useQuery } from '@tanstack/react-query';

import { userQuery } from '#api/user-queries.ts';
import { QueryFailure } from '#components/query-failure.tsx';
import type { TokenClaims, TokenKind } from '#domain/token-inspection.ts';
import { Notice } from '#ui/notice.tsx';

import { TokenFacts } from './token-facts.tsx';
import { TokenSession } from './token-session.tsx';

const KIND: Record<TokenKind, { readonly title: string; readonly about: string }> = {
  offline: {
    title: 'Offline token',
    about: 'A refresh token that outlives sign-outs and restarts.',
  },
  refresh: {
    title: 'Refresh token, not offline',
    about: 'It ends with the SSO session, and cannot outlive a sign-out.',
  },
  access: {
    title: 'Access token',
    about: 'It works until its own end, a few minutes, and cannot be revoked; its session can.',
  },
  id: {
    title: 'ID token',
    about: 'It tells an app who signed in and opens nothing. This is about the session it names.',
  },
  other: {
    title: 'A token of a kind of its own',
    about: 'It is neither a refresh, an access nor an ID token of Keycloak.',
  },
};

interface TokenResultProps {
  readonly realm: string;
  readonly token: TokenKind;
  readonly claims: TokenClaims;
}

/** What a token of this realm is, and what became of the session it names. */
export function TokenResult({ realm, token, claims }: TokenResultProps) {
  const { title, about } = KIND[token];
  return (
    <section
      aria-label="Result"
      className="rounded-card border-line bg-surface shadow-card flex flex-col gap-4 border p-4"
    >
      <div>
        <h2 className="text-16 font-semibold">{title}</h2>
        <p className="text-muted">
          {about} Not verified: only Keycloak can check the signature, so what the token says may be
          forged.
        </p>
      </div>
      {claims.userId === undefined || claims.sessionId === undefined ? (
        <>
          <Notice tone="info" role="status">
            It names no {claims.userId === undefined ? 'user' : 'session'}, so there is nothing to
            look up.
          </Notice>
          <TokenFacts realm={realm} claims={claims} />
        </>
      ) : (
        <TokenOfUser
          realm={realm}
          token={token}
          claims={claims}
          userId={claims.userId}
          sessionId={claims.sessionId}
        />
      )}
    </section>
  );
}

interface TokenOfUserProps extends TokenResultProps {
  readonly userId: string;
  readonly sessionId: string;
}

function TokenOfUser(props: TokenOfUserProps) {
  const { realm, token, userId, claims } = props;
  const isRefresh = token === 'offline' || token === 'refresh';
  const user = useQuery(userQuery(realm, userId));
  if (user.data) return <TokenSession {...props} user={user.data} />;
  return (
    <>
      {user.error?.kind === 'missing' && (
        <Notice tone="info" role="status">
          {isRefresh
            ? 'The token is refused: its user does not exist any more.'
            : 'Its user does not exist any more, so its session has ended.'}
        </Notice>
      )}
      {user.error && user.error.kind !== 'missing' && (
        <QueryFailure what="The user" error={user.error} onRetry={() => void user.refetch()} />
      )}
      {user.isPending && <p role="status">Looking up the session …</p>}
      <TokenFacts realm={realm} claims={claims} />
    </>
  );
}
