import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, useRouteContext } from '@tanstack/react-router';
import { Check, ExternalLink } from 'lucide-react';
import { useMemo, useState } from 'react';

import { userSsoSessionIdsQuery, userQuery, userSessionsQuery } from '#api/user-queries.ts';
import { counted } from '#components/count.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { MissingRoleNote } from '#components/missing-role-note.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { QueryFailure } from '#components/query-failure.tsx';
import { Revocation, type RevocationTarget } from '#components/revocation.tsx';
import { RevokeButton } from '#components/revoke-button.tsx';
import { useGrantFacts } from '#components/use-grant-facts.tsx';
import { usePermission } from '#components/use-person.ts';
import { useServerNow } from '#components/use-server-now.ts';
import { displayName, type RealmUser } from '#domain/realm-user.ts';
import { userGrants } from '#domain/user-grants.ts';
import { buttonClass } from '#ui/button-class.ts';
import { Tag } from '#ui/tag.tsx';

import { ConsentsCard } from './consents-card.tsx';
import { GrantsTable } from './grants-table.tsx';
import { Lifelines } from './lifelines.tsx';
import { NoGrants } from './no-grants.tsx';
import { UserBadge } from './user-badge.tsx';
import { UserStats } from './user-stats.tsx';

const route = getRouteApi('/realms/$realm/users/$userId');

/** One user: every offline session across clients, when each client's part dies, and the consents. */
export function UserPage() {
  const { realm, userId } = route.useParams();
  const now = useServerNow();
  const user = useSuspenseQuery(userQuery(realm, userId)).data;
  const { sessions, consents } = useSuspenseQuery(userSessionsQuery(realm, userId)).data;
  const { facts, failures } = useGrantFacts(realm, user);
  const sso = useQuery(userSsoSessionIdsQuery(realm, userId));
  const canRevoke = usePermission(realm, 'revoke');
  const [target, setTarget] = useState<RevocationTarget>();
  const grants = useMemo(() => userGrants(sessions, facts), [sessions, facts]);

  return (
    <div className="page-padding flex flex-col gap-4">
      <PageHeader
        title={user.username}
        realm={realm}
        heading={<UserHeading user={user} />}
        actions={
          <span className="flex flex-wrap gap-2">
            <ConsoleLink userId={userId} realm={realm} />
            <RevokeButton
              realm={realm}
              isDisabled={sessions.length === 0}
              onPress={() => setTarget({ sessions, source: { kind: 'user' } })}
            >
              {`Revoke all ${counted(sessions.length, 'session')}…`}
            </RevokeButton>
          </span>
        }
      />
      <Revocation realm={realm} target={target} onClose={() => setTarget(undefined)} />
      {canRevoke.kind === 'missing' && (
        <MissingRoleNote realm={realm} missing={canRevoke.role} what="Revoking" />
      )}
      {failures}
      {sso.error && (
        <QueryFailure
          what="Which SSO sessions are live"
          error={sso.error}
          onRetry={() => void sso.refetch()}
        />
      )}
      {sessions.length === 0 ? (
        <NoGrants />
      ) : (
        <>
          <UserStats sessionCount={sessions.length} grants={grants} now={now} />
          <Lifelines
            realm={realm}
            grants={grants}
            ssoIds={sso.data ?? []}
            now={now}
            onRevoke={setTarget}
          />
          <GrantsTable realm={realm} grants={grants} now={now} onRevoke={setTarget} />
          <p className="text-subtle">
            Keycloak leaves grants past a client’s limits out of what it tells of a user. The
            client’s list has them until they are removed.
          </p>
        </>
      )}
      <ConsentsCard consents={consents} now={now} />
    </div>
  );
}

function UserHeading({ user }: { user: RealmUser }) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <UserBadge user={user} isLarge />
      <span className="flex min-w-0 flex-col">
        <span className="flex flex-wrap items-center gap-2">
          <ForeignText text={displayName(user)} className="min-w-0 break-all" />
          {user.enabled ? (
            <Tag tone="ok">
              <Check size={12} aria-hidden /> enabled
            </Tag>
          ) : (
            <Tag tone="warn">disabled</Tag>
          )}
        </span>
        <span className="text-13 text-muted font-normal">
          <ForeignText text={user.username} className="break-all" /> ·{' '}
          {user.email !== undefined && (
            <>
              <ForeignText text={user.email} className="break-all" /> ·{' '}
            </>
          )}
          <ForeignText text={user.id} className="text-12 font-mono break-all" />
        </span>
      </span>
    </span>
  );
}

/** The user's page in Keycloak's own console, for all that Curfew does not do. */
function ConsoleLink({ realm, userId }: { realm: string; userId: string }) {
  const { config } = useRouteContext({ from: '/realms/$realm' });
  const path = `${encodeURIComponent(realm)}/users/${encodeURIComponent(userId)}/settings`;
  return (
    <a
      href={`${config.keycloakUrl}/admin/${encodeURIComponent(config.realm)}/console/#/${path}`}
      target="_blank"
      rel="noreferrer"
      className={buttonClass('secondary')}
    >
      <ExternalLink size={15} aria-hidden /> Open in Keycloak
    </a>
  );
}
