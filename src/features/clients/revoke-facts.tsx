import type { ReactNode } from 'react';

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
  return (
    <span className="text-muted flex flex-col gap-1">
      <span>
        {counted(sessions.length, 'grant')} of this client {sessions.length === 1 ? 'ends' : 'end'}
      </span>
      <span>{blast ? furtherWords(blast, users) : 'Looking up the users’ other sessions …'}</span>
      <span>Other clients and SSO stay</span>
      <span className="text-12">Also withdraws the users’ consent to it.</span>
    </span>
  );
}

function SessionFacts({ sessions, losses, blast }: RevokeFactsProps) {
  const grants = losses.reduce((sum, loss) => sum + loss.grants, 0);
  return (
    <span className="text-muted flex flex-col gap-1">
      <span>
        {counted(sessions.length, 'session')} {sessions.length === 1 ? 'ends' : 'end'} with all
        clients
      </span>
      <Fact isLoss={grants > 0}>
        {grants > 0
          ? `${counted(grants, 'grant')} of ${counted(losses.length, 'other client')} ${grants === 1 ? 'dies' : 'die'}`
          : 'No other client is in them'}
      </Fact>
      <Fact isLoss={blast !== undefined && !isNone(blast.liveSsoSessions, blast)}>
        {blast ? liveWords(blast) : 'Looking up live SSO sessions …'}
      </Fact>
      <span className="text-12">Leaves the users’ other sessions and consents alone.</span>
    </span>
  );
}

function Fact({ isLoss, children }: { isLoss: boolean; children: ReactNode }) {
  return <span className={isLoss ? 'text-danger-text font-medium' : ''}>{children}</span>;
}

function furtherWords(blast: BlastRadius, users: number): string {
  if (isNone(blast.furtherSessions, blast)) return 'No other session of these users holds one';
  return `${atLeast(blast)}${formatCount(blast.furtherSessions)} more of the same ${counted(users, 'user')} go too`;
}

function liveWords(blast: BlastRadius): string {
  if (isNone(blast.liveSsoSessions, blast)) return 'No live SSO session ends';
  const verb = blast.liveSsoSessions === 1 ? 'ends' : 'end';
  return `${atLeast(blast)}${counted(blast.liveSsoSessions, 'live SSO session')} ${verb}`;
}

/** A lower bound where some users could not be looked up. */
const atLeast = ({ uncheckedUsers }: BlastRadius): string => (uncheckedUsers > 0 ? '≥ ' : '');

const isNone = (count: number, { uncheckedUsers }: BlastRadius): boolean =>
  count === 0 && uncheckedUsers === 0;
