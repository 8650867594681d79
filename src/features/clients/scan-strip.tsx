import { Pause, Play, RotateCw } from 'lucide-react';

import { formatCount } from '#components/count.ts';
import { formatSpan } from '#domain/duration.ts';
import type { EpochSeconds } from '#domain/time.ts';
import { visibleText } from '#domain/visible-text.ts';
import type { ScanSnapshot, SessionScan } from '#jobs/session-scan.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

interface ScanStripProps {
  readonly scan: SessionScan;
  readonly snapshot: ScanSnapshot;
}

/** How far the list is read: count, rate, time left, pause; then as of when it is. */
export function ScanStrip({ scan, snapshot }: ScanStripProps) {
  const { state, loaded, counted } = snapshot;
  const isReading = state.kind === 'reading';
  const share = counted === undefined || counted === 0 ? 0 : Math.min(1, loaded / counted);
  return (
    <div className="rounded-card border-line bg-surface shadow-card relative flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 overflow-hidden border px-4 py-1.5">
      {/* Spoken when it comes to a stop: a screen reader could not keep up with a scan. */}
      <span role={isReading ? undefined : 'status'} className="text-muted">
        <Words snapshot={snapshot} />
      </span>
      <span className="text-subtle">{rateWords(snapshot)}</span>
      <span className="ml-auto flex items-center gap-3">
        {(isReading || state.kind === 'paused') && (
          <Button
            size="sm"
            variant="ghost"
            icon={isReading ? <Pause size={13} aria-hidden /> : <Play size={13} aria-hidden />}
            onPress={isReading ? scan.pause : scan.resume}
          >
            {isReading ? 'Pause scan' : 'Resume scan'}
          </Button>
        )}
        {state.kind === 'done' && (
          <Button
            size="sm"
            variant="ghost"
            icon={<RotateCw size={13} aria-hidden />}
            onPress={scan.readAgain}
          >
            Read again
          </Button>
        )}
      </span>
      {state.kind === 'failed' && (
        <div className="w-full">
          <Notice
            tone="danger"
            role="alert"
            actions={
              <Button size="sm" onPress={scan.resume}>
                Go on
              </Button>
            }
          >
            The list could not be read to its end: {visibleText(state.error.message)} What is loaded
            stays; counts are “at least”.
          </Notice>
        </div>
      )}
      {isReading && (
        <div
          role="progressbar"
          aria-label="Sessions read"
          aria-valuenow={Math.round(100 * share)}
          className="bg-accent absolute bottom-0 left-0 h-0.5 transition-[width] duration-180"
          style={{ width: `${100 * share}%` }}
        />
      )}
    </div>
  );
}

function Words({ snapshot: { state, loaded, counted, readAt } }: { snapshot: ScanSnapshot }) {
  const isWhole = state.kind === 'done';
  const count = <b className="text-text font-medium">{formatCount(loaded)}</b>;
  if (!isWhole) {
    return (
      <>
        {count} {counted === undefined ? '' : `of ${formatCount(counted)} `}loaded
        {state.kind === 'paused' && ', paused'}
        {state.kind === 'reading' && state.again && ', comparing with what Keycloak lists now'}
      </>
    );
  }
  const hidden = counted === undefined ? 0 : counted - loaded;
  const unsettled = state.came + state.went > 0;
  return (
    <>
      {count} loaded
      {counted !== undefined && `, ${formatCount(counted)} counted by Keycloak`}
      {hidden > 0 && (
        <span title="Rows past the realm’s idle and rows of deleted users are counted but not listed.">
          {` (${formatCount(hidden)} hidden)`}
        </span>
      )}
      {readAt !== undefined && `, as of ${timeOf(readAt)}`}
      {unsettled &&
        `. The list changes while it is read: at the last look ${formatCount(state.came)} had come and ${formatCount(state.went)} gone`}
    </>
  );
}

const timeOf = (at: EpochSeconds) => clock.format(at * 1000);

function rateWords({ state, rowsPerSecond, secondsLeft }: ScanSnapshot): string {
  if (state.kind !== 'reading' || rowsPerSecond === undefined) return '';
  const left = secondsLeft === undefined ? '' : `, ${leftWords(secondsLeft)} left`;
  return `${formatCount(rowsPerSecond)} rows/s${left}`;
}

const leftWords = (seconds: number): string =>
  seconds < 60 ? `${Math.ceil(seconds)} s` : formatSpan(seconds);
