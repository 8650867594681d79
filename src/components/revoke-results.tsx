import { useMemo } from 'react';

import type { Phase } from '#domain/revocation-items.ts';
import { itemId, type RevocationItem, type RevocationPlan } from '#domain/revocation-plan.ts';
import type { JobResult } from '#jobs/revocation-runner.ts';
import type { JobSnapshot } from '#jobs/revocation-snapshot.ts';
import { Tag, type Tone } from '#ui/tag.tsx';

import { ForeignText } from './foreign-text.tsx';
import { failureWords, PHASE_WORDS } from './job-words.ts';
import { useJobResults } from './use-job-results.ts';

interface RevokeResultsProps {
  readonly id: string;
  readonly job: JobSnapshot;
  readonly plan: RevocationPlan;
}

/** What came of each call of a small revocation, the failed ones first and with the reason. */
export function RevokeResults({ id, job, plan }: RevokeResultsProps) {
  const results = useJobResults(id, Object.values(job.counts).join());
  const names = useMemo(
    () => new Map(plan.sessions.map((session) => [session.userId ?? session.id, session.username])),
    [plan],
  );
  const byItem = new Map(results.map((result) => [itemId(result.item), result]));
  const rows = plan.items.map(
    (item): JobResult => byItem.get(itemId(item)) ?? { item, phase: 'pending', failure: undefined },
  );
  const shown = [...rows.filter(isFailed), ...rows.filter((row) => !isFailed(row))];
  return (
    <ul
      aria-label="Results"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the focus
      tabIndex={0}
      className="divide-line rounded-card border-line max-h-72 divide-y overflow-y-auto border"
    >
      {shown.map(({ item, phase, failure }) => (
        <li key={itemId(item)} className="flex flex-wrap items-center gap-x-3 px-4 py-1.5">
          <ItemName item={item} name={names.get(item.userId ?? itemId(item))} />
          <span className="ml-auto">
            <Tag tone={PHASE_TONES[phase]}>{PHASE_WORDS[phase]}</Tag>
          </span>
          {failure && (
            <span className="text-12 text-danger-text w-full">{failureWords(failure)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

const isFailed = ({ phase }: JobResult): boolean => phase === 'failed';

const PHASE_TONES: Record<Phase, Tone> = {
  pending: 'neutral',
  sent: 'accent',
  done: 'ok',
  gone: 'neutral',
  failed: 'danger',
  skipped: 'neutral',
};

function ItemName({ item, name }: { item: RevocationItem; name: string | undefined }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <ForeignText text={name ?? '(deleted user)'} className="truncate font-medium" />
      <span className="text-12 text-muted font-mono">
        {item.way === 'session'
          ? item.sessionId.slice(0, 8)
          : `${item.sessionIds.length} selected ${item.sessionIds.length === 1 ? 'grant' : 'grants'}`}
      </span>
    </span>
  );
}
