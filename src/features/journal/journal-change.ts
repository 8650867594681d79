import type { JournalSearch } from '#domain/journal-search.ts';

/** What is to become of a search; undefined takes a filter out. */
export type JournalChange = {
  readonly [Key in keyof JournalSearch]?: JournalSearch[Key] | undefined;
};
