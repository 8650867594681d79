import type { JournalEntry } from './journal-entry.ts';
import type { JournalSearch, JournalSpan } from './journal-search.ts';
import { HOUR, type EpochSeconds, type Seconds } from './time.ts';

const SPAN_SECONDS: Record<JournalSpan, Seconds> = {
  day: 24 * HOUR,
  week: 7 * 24 * HOUR,
  month: 30 * 24 * HOUR,
};

/** The entries that a search keeps, in their order. */
export function filterJournal(
  entries: readonly JournalEntry[],
  { q, kinds, who, span }: JournalSearch,
  now: EpochSeconds,
): JournalEntry[] {
  const needle = q?.toLowerCase();
  const from = span ? now - SPAN_SECONDS[span] : -Infinity;
  return entries.filter(
    (entry) =>
      entry.at >= from &&
      (kinds === undefined || kinds.includes(entry.kind)) &&
      (who === undefined || entry.who === who) &&
      (needle === undefined || textsOf(entry).some((text) => text.toLowerCase().includes(needle))),
  );
}

/** What a search looks through: ids, as they are all that an entry holds. */
function textsOf(entry: JournalEntry): string[] {
  const basics = [entry.id, entry.who ?? ''];
  switch (entry.kind) {
    case 'revocation':
      return [...basics, entry.job.client?.clientId ?? '', entry.job.source.ruleName ?? ''];
    case 'policy':
      return [
        ...basics,
        ...entry.changes.flatMap(({ key, client }) => [key, client?.clientId ?? '']),
      ];
    case 'not-before':
      return [...basics, entry.client.clientId];
    case 'admin-event':
      return [...basics, entry.event.resourcePath, entry.event.resourceType];
  }
}
