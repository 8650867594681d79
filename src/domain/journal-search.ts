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
