import type { ReactNode } from 'react';

import type { ApiError } from '#api/api-error.ts';
import type { BlastRadius } from '#api/blast-radius.ts';
import type { ClientLoss, RevocationPlan } from '#domain/revocation-plan.ts';

import { counted, formatCount } from './count.ts';

interface RevokeFactsProps {
  readonly plan: RevocationPlan;
  readonly losses: readonly ClientLoss[];
  /** Whether the losses are those beside one chosen client. */
  readonly hasClient: boolean;
  /** Undefined while it is looked up, and where it could not be. */
  readonly blast: BlastRadius | undefined;
  readonly blastError: ApiError | null;
}

/** What one way of revoking ends, in a few lines. */
export function RevokeFacts(props: RevokeFactsProps) {
  return props.plan.way === 'client' ? <ClientFacts {...props} /> : <SessionFacts {...props} />;
}

function ClientFacts({ plan, blast, blastError }: RevokeFactsProps) {
  const { sessions, items } = plan;
  return (
    <span className="text-muted flex flex-col gap-1">
      <span>
        {counted(sessions.length, 'grant')} of this client {sessions.length === 1 ? 'ends' : 'end'}
      </span>
      <Fact isLoss={blast !== undefined && blast.furtherSessions > 0}>
        {blast
          ? furtherWords(blast, items.length)
          : waitingWords('the users’ other sessions', blastError)}
      </Fact>
      <span>Other clients and SSO stay</span>
      <span className="text-12">Also withdraws the users’ consent to it.</span>
    </span>
  );
}

function SessionFacts({ plan, losses, hasClient, blast, blastError }: RevokeFactsProps) {
  const count = plan.sessions.length;
  const grants = losses.reduce((sum, loss) => sum + loss.grants, 0);
  return (
    <span className="text-muted flex flex-col gap-1">
      <span>
        {counted(count, 'session')} {count === 1 ? 'ends' : 'end'} with all clients
      </span>
      <Fact isLoss={grants > 0}>
        {grants > 0
          ? `${counted(grants, 'grant')} of ${counted(losses.length, hasClient ? 'other client' : 'client')} ${grants === 1 ? 'dies' : 'die'}`
          : 'No other client is in them'}
      </Fact>
      <Fact isLoss={blast !== undefined && blast.liveSsoSessions > 0}>
        {blast ? liveWords(blast) : waitingWords('live SSO sessions', blastError)}
      </Fact>
      <span className="text-12">Leaves the users’ other sessions and consents alone.</span>
    </span>
  );
}

function Fact({ isLoss, children }: { isLoss: boolean; children: ReactNode }) {
  return <span className={isLoss ? 'text-danger-text font-medium' : ''}>{children}</span>;
}

const waitingWords = (what: string, error: ApiError | null): string =>
  error ? `Not known: ${what}` : `Looking up ${what} …`;

const furtherWords = ({ furtherSessions }: BlastRadius, users: number): string =>
  furtherSessions === 0
    ? 'No other session of these users holds one'
    : `${formatCount(furtherSessions)} more of the same ${counted(users, 'user')} go too`;

const liveWords = ({ liveSsoSessions }: BlastRadius): string =>
  liveSsoSessions === 0
    ? 'No live SSO session ends'
    : `${counted(liveSsoSessions, 'live SSO session')} ${liveSsoSessions === 1 ? 'ends' : 'end'}`;
