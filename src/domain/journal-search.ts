import type { JournalEntry } from './journal-entry.ts';
import { HOUR, type EpochSeconds, type Seconds } from './time.ts';

export const JOURNAL_KINDS = ['revocation', 'policy', 'not-before', 'admin-event'] as const;
export type JournalKind = (typeof JOURNAL_KINDS)[number];

export const JOURNAL_SPANS = ['day', 'week', 'month'] as const;
export type JournalSpan = (typeof JOURNAL_SPANS)[number];

/** What the URL says about the journal. */
export interface JournalSearch {
  /** The beginning of an id, a clientId, or any part of what Keycloak noted. */
  readonly q?: string;
  readonly kinds?: readonly JournalKind[];
  /** The id of a user. */
  readonly who?: string;
  /** Not older than that; all if not given. */
  readonly span?: JournalSpan;
  /** The id of the entry that is open. */
  readonly entry?: string;
}

const LONGEST_TEXT = 500;

/** Reads a URL's search; what it does not understand is left out, never an error. */
export function parseJournalSearch(search: Readonly<Record<string, unknown>>): JournalSearch {
  const text = (key: string) => {
    const raw = search[key];
    const value = typeof raw === 'string' || typeof raw === 'number' ? String(raw).trim() : '';
    return value !== '' && value.length <= LONGEST_TEXT ? { [key]: value } : {};
  };
  const listed: unknown = search['kinds'];
  const kinds = JOURNAL_KINDS.filter((kind) => Array.isArray(listed) && listed.includes(kind));
  const span = JOURNAL_SPANS.find((one) => one === search['span']);
  return {
    ...text('q'),
    ...(kinds.length > 0 && { kinds }),
    ...text('who'),
    ...(span && { span }),
    ...text('entry'),
  };
}

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
