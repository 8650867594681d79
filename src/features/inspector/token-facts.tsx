import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { absoluteTime } from '#components/absolute-time.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { Moment } from '#components/moment.tsx';
import { useServerNow } from '#components/use-server-now.ts';
import { isPathSafe } from '#domain/path-safe.ts';
import type { RealmUser } from '#domain/realm-user.ts';
import type { TokenClaims } from '#domain/token-inspection.ts';

interface TokenFactsProps {
  readonly realm: string;
  readonly claims: TokenClaims;
  /** Undefined where the user is gone or may not be read. */
  readonly user?: RealmUser;
  /** More facts, of the session. */
  readonly children?: ReactNode;
}

/** What the token itself says, with the ways on. */
export function TokenFacts({ realm, claims, user, children }: TokenFactsProps) {
  const now = useServerNow();
  const { clientId, userId, sessionId, issuedAt, expiresAt, scope } = claims;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 max-sm:grid-cols-1 max-sm:gap-y-0.5">
      <Fact name="Realm">
        <ForeignText text={realm} />
      </Fact>
      {clientId !== undefined && (
        <Fact name="Client">
          {isPathSafe(clientId) ? (
            <Link
              to="/realms/$realm/clients/$clientId/sessions"
              params={{ realm, clientId }}
              className="text-12 text-accent-text font-mono underline"
            >
              <ForeignText text={clientId} />
            </Link>
          ) : (
            <ForeignText text={clientId} className="text-12 font-mono" />
          )}
        </Fact>
      )}
      {userId !== undefined && (
        <Fact name="User">
          {user ? (
            <Link
              to="/realms/$realm/users/$userId"
              params={{ realm, userId }}
              className="text-accent-text underline"
            >
              <ForeignText text={user.username} />
            </Link>
          ) : (
            <ForeignText text={userId} className="text-12 font-mono" />
          )}
        </Fact>
      )}
      {sessionId !== undefined && (
        <Fact name="Session">
          <ForeignText text={sessionId} className="text-12 font-mono" />
        </Fact>
      )}
      {issuedAt !== undefined && (
        <Fact name="Token issued">
          <Moment at={issuedAt} now={now} />
        </Fact>
      )}
      {expiresAt !== undefined && (
        <Fact name="Token’s own end">
          <span title={absoluteTime(expiresAt)}>
            <Moment at={expiresAt} now={now} />
          </span>
        </Fact>
      )}
      {scope !== undefined && (
        <Fact name="Scope">
          <ForeignText text={scope} className="text-12 font-mono" />
        </Fact>
      )}
      {children}
    </dl>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-subtle">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
