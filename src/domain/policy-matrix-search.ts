import { type ListSearch, parseListSearch } from './list-search.ts';

const MATRIX_SORTS = ['client', 'grants', 'idle', 'max', 'now'] as const;
export type MatrixSort = (typeof MATRIX_SORTS)[number];

/** What the URL says about the matrix. */
export interface MatrixSearch extends ListSearch<MatrixSort> {
  readonly only?: 'overridden' | 'changed';
}

/** Reads a URL's search; what it does not understand is left out, never an error. */
export const parseMatrixSearch = (search: Readonly<Record<string, unknown>>): MatrixSearch => ({
  ...parseListSearch(search, MATRIX_SORTS),
  ...((search['only'] === 'overridden' || search['only'] === 'changed') && {
    only: search['only'],
  }),
});
