import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { clientsQuery, realmPolicyQuery, sessionCountsQuery } from '#api/realm-queries.ts';
import { MissingRoleNote } from '#components/missing-role-note.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { QueryFailure } from '#components/query-failure.tsx';
import { usePermission } from '#components/use-person.ts';
import { buttonClass } from '#ui/button-class.ts';

import { PastedListForm } from './pasted-list-form.tsx';

const route = getRouteApi('/realms/$realm/revocations/new');

/** The ways to a plan: from a list somebody pastes, or from the pages that have sessions on them. */
export function NewRevocationPage() {
  const { realm } = route.useParams();
  const permission = usePermission(realm, 'revoke');
  const clients = useQuery(clientsQuery(realm));
  const counts = useQuery(sessionCountsQuery(realm));
  const policy = useQuery(realmPolicyQuery(realm));
  return (
    <div className="page-padding flex flex-col gap-4">
      <PageHeader
        title="New revocation"
        realm={realm}
        subtitle="A plan says what will end before anything is sent."
      />
      {permission.kind === 'missing' && (
        <MissingRoleNote realm={realm} missing={permission.role} what="Revoking" />
      )}
      <section
        aria-label="From a page"
        className="rounded-card border-line bg-surface shadow-card flex flex-wrap items-center gap-3 border px-4 py-3"
      >
        <p className="text-muted min-w-60 flex-1">
          By a filter or a selection: on the page of a client. All of one person: on the page of the
          user. The same again: by a saved rule.
        </p>
        <Link to="/realms/$realm/clients" params={{ realm }} className={buttonClass('secondary')}>
          Choose a client
        </Link>
        <Link to="/realms/$realm/users" params={{ realm }} className={buttonClass('secondary')}>
          Find a user
        </Link>
        <Link
          to="/realms/$realm/revocations"
          params={{ realm }}
          className={buttonClass('secondary')}
        >
          Saved rules
        </Link>
      </section>
      {clients.error && (
        <QueryFailure
          what="The clients"
          error={clients.error}
          onRetry={() => void clients.refetch()}
        />
      )}
      {clients.data && (
        <PastedListForm
          realm={realm}
          clients={clients.data}
          counts={counts.data}
          policy={policy.data}
        />
      )}
    </div>
  );
}
