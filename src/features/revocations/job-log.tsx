import { PHASE_WORDS } from '#components/job-words.ts';
import type { Phase } from '#domain/revocation-items.ts';
import { visibleText } from '#domain/visible-text.ts';
import type { JobSnapshot } from '#jobs/revocation-snapshot.ts';

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** What happened last, newest first. */
export function JobLog({ recent }: { recent: JobSnapshot['recent'] }) {
  return (
    <section
      aria-label="Live log"
      className="rounded-card border-line bg-surface shadow-card border"
    >
      <h2 className="flex items-baseline justify-between px-4 py-2 font-semibold">
        Live log <span className="text-subtle text-12 font-normal">last {SHOWN} lines</span>
      </h2>
      <ol
        aria-label="Last calls"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the focus
        tabIndex={0}
        className="border-line text-12 max-h-72 overflow-y-auto border-t px-4 py-2 font-mono"
      >
        {recent.slice(0, SHOWN).map(({ id, phase, at }, index) => (
          <li
            // oxlint-disable-next-line react/no-array-index-key -- an item stands in several lines
            key={index}
            className="flex gap-3"
          >
            <span className="text-subtle">{clock.format(at * 1000)}</span>
            <span className={COLOURS[phase]}>
              {phase === 'pending' ? 'again later' : PHASE_WORDS[phase]}
            </span>
            <span className="text-muted truncate">{visibleText(id).slice(0, 8)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Drawn anew three times a second. */
const SHOWN = 100;

const COLOURS: Record<Phase, string> = {
  pending: 'text-muted',
  sent: 'text-muted',
  done: 'text-accent-text',
  gone: 'text-muted',
  failed: 'text-danger-text',
  skipped: 'text-muted',
};
