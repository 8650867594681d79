import * as v from 'valibot';

import type { SessionBatch } from '#domain/session-batch.ts';

import { adminCall } from './admin-client.ts';
import { readSessionPage } from './read-session-page.ts';
import { sentAhead } from './sent-ahead.ts';
import { readInBackground } from './session-page-background.ts';

export interface SessionPageRequest {
  readonly realm: string;
  readonly clientUuid: string;
  readonly first: number;
  readonly max: number;
}

/** How many rows the first page asks for: few enough to be on screen at once. */
export const FIRST_PAGE = 100;

const pagesAhead = sentAhead<SessionBatch>();
const pageKey = ({ realm, clientUuid, first, max }: SessionPageRequest) =>
  JSON.stringify([realm, clientUuid, first, max]);

/** Asks for a page that `listClientSessions` will be asked for in a moment, if `clientUuid` is right. */
export const sendSessionsAhead = (request: SessionPageRequest): void =>
  pagesAhead.send(pageKey(request), () => callForPage(request));

/**
 * One page of a client's offline sessions, in the database's order of ids. Keycloak leaves out rows past
 * the realm's own idle, which take no place, and rows of deleted users, which do: a page with fewer rows
 * than `max` need not be the last.
 */
export const listClientSessions = (
  request: SessionPageRequest,
  signal?: AbortSignal,
): Promise<SessionBatch> => pagesAhead.take(pageKey(request)) ?? callForPage(request, signal);

const callForPage = (
  { realm, clientUuid, first, max }: SessionPageRequest,
  signal?: AbortSignal,
): Promise<SessionBatch> => {
  const name = `GET offline-sessions of ${realm}`;
  return adminCall({
    name,
    role: 'view-clients',
    realm,
    ids: [clientUuid],
    schema: v.custom<SessionBatch>(() => true),
    signal,
    run: async ({ address }) => {
      const path = `clients/${encodeURIComponent(clientUuid)}/offline-sessions?first=${first}&max=${max}`;
      // A few rows are parsed sooner than a worker answers.
      const read = max > FIRST_PAGE ? readInBackground : readSessionPage;
      return read(name, address(path));
    },
  });
};
