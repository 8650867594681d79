import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { clientsQuery, sessionCountsQuery } from '#api/realm-queries.ts';
import { counted } from '#components/count.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { QueryFailure } from '#components/query-failure.tsx';
import type { RealmClient } from '#domain/realm-client.ts';

interface SessionIdResultProps {
  readonly realm: string;
  readonly id: string;
  /** Older servers have session ids of the same form as the ids of users. */
  readonly isUuid: boolean;
}

/** Where to look for a session of which only the id is known: Keycloak has no call that finds it. */
export function SessionIdResult({ realm, id, isUuid }: SessionIdResultProps) {
  const clients = useQuery(clientsQuery(realm));
  const counts = useQuery(sessionCountsQuery(realm));
  const holders = (clients.data ?? [])
    .map((client) => ({ client, count: counts.data?.get(client.uuid) ?? 0 }))
    .filter(({ count }) => counts.data === undefined || count > 0)
    .toSorted((a, b) => b.count - a.count);
  return (
    <section
      aria-label="Result"
      className="rounded-card border-line bg-surface shadow-card flex flex-col gap-3 border p-4"
    >
      <div role="status">
        <h2 className="text-16 font-semibold">{isUuid ? 'The id of something' : 'A session id'}</h2>
        <p className="text-muted">
          {isUuid &&
            'Keycloak up to 26.0 gives such ids to sessions, every version to users and clients. '}
          Keycloak cannot be asked for a session by its id alone. Choose a client that may be in it:
          its list opens with this session alone.
        </p>
      </div>
      <p>
        {isUuid
          ? 'It may also be the secret of a client: older versions of Keycloak gave them this form. '
          : 'A password may look like this too. '}
        Following a link puts what you pasted into the address of the page, and so into the
        browser’s history{isUuid && '; the look for a user sends it to Keycloak'}. Until then it is
        sent nowhere.
      </p>
      {isUuid && (
        <p>
          If it is a user’s:{' '}
          <Link
            to="/realms/$realm/users"
            params={{ realm }}
            search={{ q: id }}
            preload={false}
            className="text-accent-text underline"
          >
            look for the user
          </Link>
        </p>
      )}
      {clients.error && (
        <QueryFailure
          what="The clients"
          error={clients.error}
          onRetry={() => void clients.refetch()}
        />
      )}
      {clients.data && (
        <ul
          aria-label="Clients with offline sessions"
          className="rounded-control border-line divide-line divide-y border"
        >
          {holders.map(({ client, count }) => (
            <ClientLine
              key={client.uuid}
              realm={realm}
              id={id}
              client={client}
              count={counts.data && count}
            />
          ))}
          {holders.length === 0 && (
            <li className="text-muted px-3 py-2">No client has offline sessions.</li>
          )}
        </ul>
      )}
    </section>
  );
}

interface ClientLineProps {
  readonly realm: string;
  readonly id: string;
  readonly client: RealmClient;
  /** Undefined where it may not be read. */
  readonly count: number | undefined;
}

function ClientLine({ realm, id, client, count }: ClientLineProps) {
  return (
    <li>
      <Link
        to="/realms/$realm/clients/$clientId/sessions"
        params={{ realm, clientId: client.clientId }}
        search={{ session: id }}
        preload={false}
        className="hover:bg-hover flex min-h-9 items-center gap-3 px-3 -outline-offset-2 max-sm:min-h-11"
      >
        <ForeignText text={client.clientId} className="text-12 min-w-0 truncate font-mono" />
        <span className="text-subtle ml-auto shrink-0">
          {count === undefined ? '' : counted(count, 'grant')}
        </span>
      </Link>
    </li>
  );
}
