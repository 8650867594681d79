import { type MatrixSearch, parseMatrixSearch } from './policy-matrix-search.ts';

const VIEWS = ['findings', 'history', 'code'] as const;

/** What the policy's page shows beside the realm's own values: the clients, unless the URL names another. */
export type PolicyView = 'clients' | (typeof VIEWS)[number];

export interface PolicyPageSearch extends MatrixSearch {
  readonly view?: (typeof VIEWS)[number];
}

/** Reads a URL's search; what it does not understand is left out, never an error. */
export function parsePolicyPageSearch(search: Readonly<Record<string, unknown>>): PolicyPageSearch {
  const view = VIEWS.find((name) => name === search['view']);
  return { ...parseMatrixSearch(search), ...(view !== undefined && { view }) };
}
