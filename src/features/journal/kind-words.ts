import type { JournalKind } from '#domain/journal-search.ts';

export const KIND_WORDS: Record<JournalKind, string> = {
  revocation: 'Revocation',
  policy: 'Policy edit',
  'not-before': 'Emergency stop',
  'admin-event': 'Admin event',
};
