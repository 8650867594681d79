import type { ReactNode } from 'react';

import type { ClientLoss, RevocationPlan } from '#domain/revocation-plan.ts';

import { counted, formatCount } from './count.ts';
import type { DryRun } from './use-blast-radius.ts';

interface RevokeFactsProps {
  readonly plan: RevocationPlan;
  readonly losses: readonly ClientLoss[];
  readonly dryRun: DryRun;
}

/** What one way of revoking ends, in a few lines and in numbers. */
export function RevokeFacts(props: RevokeFactsProps) {
  return props.plan.way === 'client' ? <ClientFacts {...props} /> : <SessionFacts {...props} />;
}

function ClientFacts({ plan, dryRun }: RevokeFactsProps) {
  const { sessions, items } = plan;
  const further = dryRun.radius.furtherSessions;
  return (
    <span className="text-muted flex flex-col gap-1">
      <span>
        {counted(sessions.length, 'grant')} of this client {sessions.length === 1 ? 'ends' : 'end'}
      </span>
      <Fact isLoss={further !== undefined && further > 0}>
        {further === undefined
          ? waitingWords('the users’ other sessions', dryRun)
          : furtherWords(further, items.length)}
      </Fact>
      <span>Other clients and SSO stay</span>
      <span className="text-12">
        Also withdraws the users’ consent to it. {counted(items.length, 'call')}, one a user.
      </span>
    </span>
  );
}

function SessionFacts({ plan, losses, dryRun }: RevokeFactsProps) {
  const count = plan.sessions.length;
  const grants = losses.reduce((sum, loss) => sum + loss.grants, 0);
  const live = dryRun.radius.liveSsoSessions;
  return (
    <span className="text-muted flex flex-col gap-1">
      <span>
        {counted(count, 'session')} {count === 1 ? 'ends' : 'end'} with all clients
      </span>
      <Fact isLoss={grants > 0}>
        {grants > 0
          ? `${counted(grants, 'grant')} of ${counted(losses.length, plan.client ? 'other client' : 'client')} ${grants === 1 ? 'dies' : 'die'}`
          : 'No other client is in them'}
      </Fact>
      <Fact isLoss={live !== undefined && live > 0}>
        {live === undefined ? waitingWords('live SSO sessions', dryRun) : liveWords(live)}
      </Fact>
      <span className="text-12">
        Leaves the users’ other sessions and consents alone. {counted(plan.items.length, 'call')},
        one a session.
      </span>
    </span>
  );
}

function Fact({ isLoss, children }: { isLoss: boolean; children: ReactNode }) {
  return <span className={isLoss ? 'text-danger-text font-medium' : ''}>{children}</span>;
}

const waitingWords = (what: string, { state }: DryRun): string =>
  state === 'asking' ? `Looking up ${what} …` : `Not known: ${what}`;

const furtherWords = (further: number, users: number): string =>
  further === 0
    ? 'No other session of these users holds one'
    : `${formatCount(further)} more of the same ${counted(users, 'user')} go too`;

const liveWords = (live: number): string =>
  live === 0
    ? 'No live SSO session ends'
    : `${counted(live, 'live SSO session')} ${live === 1 ? 'ends' : 'end'}`;
