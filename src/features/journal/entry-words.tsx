import { useQuery } from '@tanstack/react-query';

import { clientsQuery } from '#api/realm-queries.ts';
import { counted } from '#components/count.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { sourceWords } from '#components/source-words.ts';
import { usePermission } from '#components/use-person.ts';
import { UserName } from '#components/user-name.tsx';
import type { AdminEvent } from '#domain/admin-event.ts';
import type { JournalEntry } from '#domain/journal-entry.ts';
import { visibleText } from '#domain/visible-text.ts';
import { scannedSession } from '#jobs/session-scans.ts';

interface EntryWordsProps {
  readonly realm: string;
  readonly entry: JournalEntry;
}

/** What was done, in a line. */
export function EntryWords({ realm, entry }: EntryWordsProps) {
  switch (entry.kind) {
    case 'revocation':
      return (
        <>
          {entry.job.client && (
            <>
              <ForeignText text={entry.job.client.clientId} className="text-12 font-mono" />:{' '}
            </>
          )}
          {sourceWords(entry.job.source, entry.job.sessions)},{' '}
          {entry.job.way === 'client' ? 'only this client' : 'whole sessions'}
        </>
      );
    case 'policy': {
      const [first] = entry.changes;
      const where = first?.client;
      return (
        <>
          {where ? (
            <ForeignText text={where.clientId} className="text-12 font-mono" />
          ) : (
            'The realm'
          )}
          : {counted(entry.changes.length, 'setting')}
        </>
      );
    }
    case 'not-before':
      return (
        <>
          <ForeignText text={entry.client.clientId} className="text-12 font-mono" />:{' '}
          {entry.notBefore === 0 ? 'the stop was taken back' : 'every token until then is refused'}
        </>
      );
    case 'admin-event':
      return <EventWords realm={realm} event={entry.event} />;
  }
}

function EventWords({ realm, event }: { realm: string; event: AdminEvent }) {
  const { operation, resourceType, resourcePath } = event;
  const [kind, id = '', part, last] = resourcePath.split('/');
  if (kind === 'sessions' && id !== '') return <SessionWords realm={realm} id={id} />;
  if (kind === 'users' && id !== '') {
    return (
      <>
        {userWords(operation, part)} <UserName realm={realm} userId={id} isPlain />
        {part === 'consents' && last !== undefined && (
          <>
            {' '}
            for <ForeignText text={decoded(last)} className="text-12 font-mono" />
          </>
        )}
      </>
    );
  }
  if (kind === 'clients' && id !== '') return <ClientWords realm={realm} event={event} uuid={id} />;
  if (resourceType === 'REALM' && resourcePath === '') return <>The realm was edited</>;
  return (
    <>
      {operation.toLowerCase()} {visibleText(resourceType)}{' '}
      <ForeignText text={resourcePath} className="text-12 font-mono break-all" />
    </>
  );
}

/** Keycloak notes the session's id alone; whose it was is told by the lists that were read here. */
function SessionWords({ realm, id }: { realm: string; id: string }) {
  const session = scannedSession(realm, id);
  return (
    <>
      Session <ForeignText text={id.slice(0, 8)} className="text-12 font-mono" />
      {session?.username !== undefined && (
        <>
          {' '}
          of <ForeignText text={session.username} />
        </>
      )}{' '}
      was ended
    </>
  );
}

function userWords(operation: string, part: string | undefined): string {
  if (part === 'consents') return 'Consent revoked of';
  if (part === 'logout') return 'All sessions ended of';
  return `${operation.toLowerCase()}${part === undefined ? '' : ` ${visibleText(part)}`}: user`;
}

function ClientWords({ realm, event, uuid }: { realm: string; event: AdminEvent; uuid: string }) {
  const isAllowed = usePermission(realm, 'view-clients').kind === 'allowed';
  const clients = useQuery({ ...clientsQuery(realm), enabled: isAllowed });
  const name = clients.data?.find((client) => client.uuid === uuid)?.clientId ?? uuid;
  return (
    <>
      Client <ForeignText text={name} className="text-12 font-mono" />:{' '}
      {event.operation.toLowerCase()}
    </>
  );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
