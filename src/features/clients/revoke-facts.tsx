import type { BlastRadius } from '#api/blast-radius.ts';
import { counted, formatCount } from '#components/count.ts';
import type { OfflineSession } from '#domain/offline-session.ts';
import type { ClientLoss, RevocationWay } from '#domain/revocation-plan.ts';

interface RevokeFactsProps {
  readonly way: RevocationWay;
  readonly sessions: readonly OfflineSession[];
  readonly losses: readonly ClientLoss[];
  /** Undefined while it is looked up. */
  readonly blast: BlastRadius | undefined;
}

/** What one way of revoking ends, in a few lines. */
export function RevokeFacts(props: RevokeFactsProps) {
  return props.way === 'client' ? <ClientFacts {...props} /> : <SessionFacts {...props} />;
}

function ClientFacts({ sessions, blast }: RevokeFactsProps) {
  const users = new Set(sessions.flatMap(({ userId }) => userId ?? [])).size;
  const further = blast && bound(blast.furtherSessions, blast);
  return (
    <span className="text-muted flex flex-col gap-1">
      <span>{counted(sessions.length, 'grant')} of this client end</span>
      <span>
        {further === undefined ? (
          'Looking up the users’ other sessions …'
        ) : further === '0' ? (
          'No other session of these users holds one'
        ) : (
          <>
            <b className="text-text font-semibold">{further} more</b> of the same{' '}
            {counted(users, 'user')} go too
          </>
        )}
      </span>
      <span>Other clients and SSO stay</span>
      <span className="text-12">Also withdraws the users’ consent to it.</span>
    </span>
  );
}

function SessionFacts({ sessions, losses, blast }: RevokeFactsProps) {
  const grants = losses.reduce((sum, loss) => sum + loss.grants, 0);
  const live = blast && bound(blast.liveSsoSessions, blast);
  return (
    <span className="text-muted flex flex-col gap-1">
      <span>{counted(sessions.length, 'session')} end with all clients</span>
      <span className={grants > 0 ? 'text-danger-text font-medium' : ''}>
        {grants > 0
          ? `${counted(grants, 'grant')} of ${counted(losses.length, 'other client')} die`
          : 'No other client is in them'}
      </span>
      <span className={live !== undefined && live !== '0' ? 'text-danger-text font-medium' : ''}>
        {live === undefined
          ? 'Looking up live SSO sessions …'
          : live === '0'
            ? 'No live SSO session ends'
            : `${live} live SSO ${live === '1' ? 'session ends' : 'sessions end'}`}
      </span>
      <span className="text-12">Leaves the users’ other sessions and consents alone.</span>
    </span>
  );
}

/** A number, as a lower bound where some users could not be looked up. */
const bound = (count: number, { uncheckedUsers }: BlastRadius): string =>
  `${uncheckedUsers > 0 ? '≥ ' : ''}${formatCount(count)}`;
