import { formatCount } from '#components/count.ts';
import { JOB_KIND_WORDS } from '#components/job-words.ts';
import type { JournalEntry } from '#domain/journal-entry.ts';
import { isOver, type JobHeader } from '#domain/revocation-record.ts';
import { visibleText } from '#domain/visible-text.ts';

/** What came of it, in a few words and with a colour that is not alone in saying it. */
export function EntryOutcome({ entry }: { entry: JournalEntry }) {
  const { dot, words } = outcomeOf(entry);
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <span className={`size-2 shrink-0 rounded-full ${dot}`} aria-hidden />
      <span className="truncate">{words}</span>
    </span>
  );
}

const GOOD = 'bg-ok';
const BAD = 'bg-danger';
const HALF = 'bg-warn';
const PLAIN = 'bg-elapsed-strong';

function outcomeOf(entry: JournalEntry): { dot: string; words: string } {
  switch (entry.kind) {
    case 'revocation':
      return jobOutcome(entry.job);
    case 'policy':
      if (entry.outcome === 'saved') return { dot: GOOD, words: 'saved' };
      return entry.outcome === 'refused'
        ? { dot: BAD, words: 'refused' }
        : { dot: HALF, words: 'Keycloak holds something else' };
    case 'not-before':
      return { dot: GOOD, words: 'saved' };
    case 'admin-event':
      return entry.event.error === undefined
        ? { dot: PLAIN, words: 'in Keycloak’s events' }
        : { dot: BAD, words: visibleText(entry.event.error) };
  }
}

function jobOutcome(job: JobHeader): { dot: string; words: string } {
  const { items, counts } = job;
  const ended = counts.done + counts.gone;
  const words = `${formatCount(ended)} of ${formatCount(items)}`;
  if (!isOver(job)) return { dot: 'bg-accent', words: `${JOB_KIND_WORDS[job.kind]}, ${words}` };
  if (ended === items) return { dot: GOOD, words };
  return { dot: ended === 0 ? BAD : HALF, words };
}
