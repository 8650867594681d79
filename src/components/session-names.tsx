import { countUsers, type OfflineSession } from '#domain/offline-session.ts';

import { counted, formatCount } from './count.ts';
import { SessionId, SessionUser } from './session-cells.tsx';

const SHOWN = 5;

/** Whose sessions these are: the first few by name, the rest as a number. */
export function SessionNames({ sessions }: { sessions: readonly OfflineSession[] }) {
  return (
    <div className="flex flex-col gap-2">
      <p>
        <b className="font-semibold">Who is hit</b>{' '}
        <span className="text-muted">
          {counted(countUsers(sessions), 'user')} with {counted(sessions.length, 'session')}
        </span>
      </p>
      <ul className="divide-line rounded-card border-line divide-y border">
        {sessions.slice(0, SHOWN).map((session) => (
          <li key={session.id} className="flex min-w-0 items-center gap-3 px-4 py-1.5">
            <SessionUser session={session} />
            <SessionId session={session} />
          </li>
        ))}
        {sessions.length > SHOWN && (
          <li className="text-muted px-4 py-1.5">
            and {formatCount(sessions.length - SHOWN)} more
          </li>
        )}
      </ul>
    </div>
  );
}
