import { Pause, Play, RotateCw } from 'lucide-react';

import { formatCount } from '#components/count.ts';
import { formatSpan } from '#domain/duration.ts';
import { visibleText } from '#domain/visible-text.ts';
import type { ScanEnd } from '#jobs/scan-end.ts';
import type { ScanSnapshot, SessionScan } from '#jobs/session-scan.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

import { useScanProgress } from './use-session-scan.ts';

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** How far the list is read: count, rate, time left, pause; then as of when it is. */
export function ScanStrip({ scan }: { scan: SessionScan }) {
  const snapshot = useScanProgress(scan);
  const { state, counted } = snapshot;
  const isReading = state.kind === 'reading';
  const share = counted === undefined || counted === 0 ? 0 : Math.min(1, snapshot.read / counted);
  const words = scanWords(snapshot);
  return (
    <div className="rounded-card border-line bg-surface shadow-card relative flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 overflow-hidden border px-4 py-1.5">
      <span
        className="text-muted"
        title="Rows past the realm’s idle and rows of deleted users are counted but not listed."
      >
        <b className="text-text font-medium">{words.slice(0, words.indexOf(' '))}</b>
        {words.slice(words.indexOf(' '))}
      </span>
      {/* Spoken when it comes to a stop: a screen reader could not keep up with a scan. */}
      <span role="status" className="sr-only">
        {isReading ? '' : words}
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
          className="bg-accent absolute bottom-0 left-0 h-0.5"
          style={{ width: `${100 * share}%` }}
        />
      )}
    </div>
  );
}

/** How far the list is read; once it is, how sure that is. */
function scanWords({ state, loaded, counted, readAt }: ScanSnapshot): string {
  const all = formatCount(loaded);
  if (state.kind !== 'done') {
    const of = counted === undefined ? '' : ` of ${formatCount(counted)}`;
    const pause = state.kind === 'paused' ? ', paused' : '';
    const again =
      state.kind === 'reading' && state.again ? ', comparing with what Keycloak lists now' : '';
    // What is there already is not all that a first reading will bring.
    return `${all}${state.kind === 'reading' && state.again ? '' : of} loaded${pause}${again}`;
  }
  const { end } = state;
  const hidden = counted === undefined ? 0 : counted - loaded;
  return [
    `${all} loaded`,
    counted === undefined ? '' : `, ${formatCount(counted)} counted by Keycloak`,
    // Only of a list that is surely whole can the difference be explained.
    hidden > 0 && end.kind === 'settled' ? ` (${formatCount(hidden)} hidden)` : '',
    readAt === undefined ? '' : `, as of ${clock.format(readAt * 1000)}`,
    endWords(end),
  ].join('');
}

function endWords(end: ScanEnd): string {
  switch (end.kind) {
    case 'settled':
      return '';
    case 'moving':
      return `. The list changes while it is read: at the last look ${formatCount(end.came)} had come and ${formatCount(end.went)} gone`;
    case 'open':
      return '. The list moved too fast to be read whole: some sessions may be missing, and some may be gone';
  }
}

function rateWords({ state, rowsPerSecond, secondsLeft }: ScanSnapshot): string {
  if (state.kind !== 'reading' || rowsPerSecond === undefined) return '';
  const left = secondsLeft === undefined ? '' : `, ${leftWords(secondsLeft)} left`;
  return `${formatCount(rowsPerSecond)} rows/s${left}`;
}

const leftWords = (seconds: number): string =>
  seconds < 60 ? `${Math.ceil(seconds)} s` : formatSpan(seconds);
