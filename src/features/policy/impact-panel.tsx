import { Ghost, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';

import { counted, formatCount } from '#components/count.ts';
import { formatAge } from '#domain/duration.ts';
import { rangeAt } from '#domain/policy-impact.ts';
import type { EpochSeconds } from '#domain/time.ts';
import { visibleText } from '#domain/visible-text.ts';
import type { RealmScanSnapshot } from '#jobs/realm-scan.ts';
import { Button } from '#ui/button.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Notice } from '#ui/notice.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';

import { ImpactCurve } from './impact-curve.tsx';
import { ImpactNumbers } from './impact-numbers.tsx';
import { ImpactQuad } from './impact-quad.tsx';
import { RevivedWords } from './revived-words.tsx';
import type { RealmImpact } from './use-realm-impact.ts';
import { WhoIsHit } from './who-is-hit.tsx';

interface ImpactPanelProps {
  readonly impact: RealmImpact;
  readonly now: EpochSeconds;
  readonly hasDraft: boolean;
  /** Names of the clients, by uuid. */
  readonly names: ReadonlyMap<string, string>;
  /** The buttons below. */
  readonly children: ReactNode;
}

/** How many grants die by the draft and when, beside today's policy; recounted at every change. */
export function ImpactPanel({ impact, now, hasDraft, names, children }: ImpactPanelProps) {
  const { scanned } = impact;
  const total = impact.impact?.total;
  return (
    <section
      aria-labelledby="impact"
      className="rounded-card border-line bg-surface shadow-card flex min-h-0 flex-col border"
    >
      <header className="flex flex-wrap items-center gap-x-2 px-4 py-2.5">
        <h2 id="impact" className="flex-1 font-semibold">
          {hasDraft ? 'Impact of this draft' : 'Today’s policy'}
        </h2>
        <ScanAge scanned={scanned} now={now} onReadAgain={impact.scan.readAgain} />
      </header>
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto pb-3">
        {scanned.state === 'reading' && (
          <div className="px-4">
            <ProgressBar
              label="Clients read"
              total={scanned.clientCount}
              parts={[{ id: 'accent', count: scanned.doneCount }]}
            />
          </div>
        )}
        {scanned.failed.size > 0 && (
          <div className="px-4">
            <Notice
              tone="warn"
              role="alert"
              actions={
                <Button size="sm" onPress={impact.scan.readAgain}>
                  Retry
                </Button>
              }
            >
              The sessions of {counted(scanned.failed.size, 'client')} could not be read to the end:{' '}
              {visibleText([...scanned.failed.values()][0]?.message ?? '')} All counts are “at
              least”.
            </Notice>
          </div>
        )}
        {total && (
          <>
            <ImpactQuad impact={total} hasDraft={hasDraft} isPartial={!scanned.isWhole} />
            <ImpactCurve impact={total} now={now} hasDraft={hasDraft} />
            {hasDraft && impact.impact && <WhoIsHit impact={impact.impact} names={names} />}
            {impact.impact && <ImpactNumbers impact={impact.impact} names={names} />}
            {(total.revived.most > 0 || impact.hiddenRevived > 0) && (
              <p className="rounded-control bg-sunken mx-4 flex items-start gap-2 px-3 py-2">
                <Ghost size={16} className="mt-0.5 shrink-0" aria-hidden />
                <span>
                  <RevivedWords impact={impact} />
                </span>
              </p>
            )}
            {total.barred > 0 && (
              <p className="text-12 text-subtle px-4">
                {counted(total.barred, 'grant')} of disabled clients or users, or made stale, are
                dead whatever the policy, and in no number here.
              </p>
            )}
          </>
        )}
        {!total && scanned.state === 'done' && (
          <p className="text-muted px-4">No client of this realm holds offline sessions.</p>
        )}
      </div>
      <footer className="border-line flex flex-col gap-2 border-t px-4 py-3">
        {/* Spoken when typing rests: not at every key. */}
        <p role="status" className="sr-only">
          {impact.isCounting || !total || !hasDraft
            ? ''
            : `${formatCount(rangeAt(total.dying.draft.all, 0).most)} grants die the moment the draft is applied.`}
        </p>
        {children}
      </footer>
    </section>
  );
}

interface ScanAgeProps {
  readonly scanned: RealmScanSnapshot;
  readonly now: EpochSeconds;
  readonly onReadAgain: () => void;
}

/** How old the sessions are that the numbers are counted of, and the button that reads them again. */
function ScanAge({ scanned, now, onReadAgain }: ScanAgeProps) {
  if (scanned.state === 'reading') {
    return (
      <span className="text-12 text-muted" title="Counts are “at least” until all are read.">
        {formatCount(scanned.loaded)} grants of {scanned.doneCount}/{scanned.clientCount} clients
        read
      </span>
    );
  }
  return (
    <span className="text-12 text-muted flex items-center gap-1">
      {scanned.readAt === undefined
        ? 'nothing to scan'
        : `scanned ${formatAge(Math.max(0, now - scanned.readAt))} ago`}
      <IconButton label="Scan again" onPress={onReadAgain}>
        <RotateCw size={13} aria-hidden />
      </IconButton>
    </span>
  );
}
