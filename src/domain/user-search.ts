import { parseListSearch } from './list-search.ts';
import { isUuid } from './uuid.ts';

/** What the URL says about the list of users. */
export interface UserListSearch {
  readonly q?: string;
}

/** Reads a URL's search; what it does not understand is left out, never an error. */
export const parseUserListSearch = (search: Readonly<Record<string, unknown>>): UserListSearch =>
  parseListSearch(search, []);

/** Users of a directory that Keycloak reads from elsewhere have ids of another form. */
const FEDERATED_ID = /^f:[^\s:]+:\S+$/;

/**
 * What to ask Keycloak for: an id is looked up as one, anything else in names and addresses. Empty for
 * all users. Keycloak takes the text as the beginning of a name unless it holds a `*`.
 */
export function userSearchText(q: string | undefined): string {
  const text = (q ?? '').trim();
  return isUuid(text) || FEDERATED_ID.test(text) ? `id:${text}` : text;
}
