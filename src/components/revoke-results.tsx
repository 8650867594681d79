import { itemId, type RevocationItem } from '#domain/revocation-plan.ts';
import { visibleText } from '#domain/visible-text.ts';
import type { ItemOutcome, RevocationRun, RunSnapshot } from '#jobs/revocation-run.ts';
import { Tag, type Tone } from '#ui/tag.tsx';

import { ForeignText } from './foreign-text.tsx';

const WORDS: Record<ItemOutcome['kind'], { tone: Tone; text: string }> = {
  pending: { tone: 'neutral', text: 'not sent' },
  sent: { tone: 'accent', text: 'sent' },
  done: { tone: 'ok', text: 'revoked' },
  gone: { tone: 'neutral', text: 'already gone' },
  failed: { tone: 'danger', text: 'failed' },
};

/** More lines than anybody reads; the numbers above count all. */
const MOST_SHOWN = 100;

/** What came of each call of a revocation, the failed ones first and with the reason. */
export function RevokeResults({ run, snapshot }: { run: RevocationRun; snapshot: RunSnapshot }) {
  const names = new Map(
    run.plan.sessions.map(({ id, userId, username }) => [userId ?? id, username]),
  );
  const rows = run.plan.items.map((item) => ({
    item,
    outcome: snapshot.outcomes.get(itemId(item)) ?? PENDING,
  }));
  const isFailed = ({ outcome }: (typeof rows)[number]) => outcome.kind === 'failed';
  const shown = [...rows.filter(isFailed), ...rows.filter((row) => !isFailed(row))];
  return (
    <ul
      aria-label="Results"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the focus
      tabIndex={0}
      className="divide-line rounded-card border-line max-h-72 divide-y overflow-y-auto border"
    >
      {shown.slice(0, MOST_SHOWN).map(({ item, outcome }) => (
        <li key={itemId(item)} className="flex flex-wrap items-center gap-x-3 px-4 py-1.5">
          <ItemName item={item} name={names.get(item.userId ?? itemId(item))} />
          <span className="ml-auto">
            <Tag tone={WORDS[outcome.kind].tone}>{WORDS[outcome.kind].text}</Tag>
          </span>
          {outcome.kind === 'failed' && (
            <span className="text-12 text-danger-text w-full">
              {visibleText(outcome.error.message)}
            </span>
          )}
        </li>
      ))}
      {shown.length > MOST_SHOWN && (
        <li className="text-muted px-4 py-1.5">and {shown.length - MOST_SHOWN} more</li>
      )}
    </ul>
  );
}

const PENDING: ItemOutcome = { kind: 'pending' };

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
