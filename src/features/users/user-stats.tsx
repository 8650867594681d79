import type { ReactNode } from 'react';

import { formatCount } from '#components/count.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { GrantChip } from '#components/grant-chip.tsx';
import type { EpochSeconds } from '#domain/time.ts';
import { grantSummary, type UserGrant } from '#domain/user-grants.ts';

interface UserStatsProps {
  readonly sessionCount: number;
  readonly grants: readonly UserGrant[];
  readonly now: EpochSeconds;
}

/** The numbers an admin came for: how much is alive, what dies next, and when it is all over. */
export function UserStats({ sessionCount, grants, now }: UserStatsProps) {
  const { live, ghosts, nextToDie, lastToDie } = grantSummary(grants, now);
  return (
    <dl className="rounded-card border-line bg-surface shadow-card grid grid-cols-4 overflow-hidden border max-lg:grid-cols-2">
      <Stat name="Offline sessions">{formatCount(sessionCount)}</Stat>
      <Stat name="Client grants">
        {formatCount(live)} live
        {ghosts > 0 && `, ${formatCount(ghosts)} ${ghosts === 1 ? 'ghost' : 'ghosts'}`}
      </Stat>
      <Stat name="Next to die">
        <Death grant={nextToDie} now={now} />
      </Stat>
      <Stat name="Last one dies">
        <Death grant={lastToDie} now={now} />
      </Stat>
    </dl>
  );
}

function Stat({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="border-line flex min-w-0 flex-col gap-1 px-4 py-3 not-first:border-l max-lg:odd:border-l-0 max-lg:nth-[n+3]:border-t">
      <dt className="text-12 text-subtle">{name}</dt>
      <dd className="text-16 flex min-w-0 flex-wrap items-center gap-x-2 font-semibold">
        {children}
      </dd>
    </div>
  );
}

function Death({ grant, now }: { grant: UserGrant | undefined; now: EpochSeconds }) {
  if (!grant) return <span className="text-subtle font-normal">—</span>;
  return (
    <>
      <span className="font-normal">
        <GrantChip grant={grant} now={now} />
      </span>
      <ForeignText
        text={grant.client.clientId}
        className="text-12 min-w-0 truncate font-mono font-normal"
      />
    </>
  );
}
