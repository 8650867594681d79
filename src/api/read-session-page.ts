import { fetchWithError } from '@keycloak/keycloak-admin-client/lib/utils/fetchWithError.js';

import type { SessionBatch } from '#domain/session-batch.ts';

import { toApiError } from './api-error.ts';
import { createSessionPageParser } from './session-page-parser.ts';

/** What it takes to read a page. */
export interface PageAddress {
  readonly url: string;
  readonly bearer: string;
  readonly signal: AbortSignal;
}

/**
 * Fetches a page of offline sessions and parses it as it comes. Throws as the admin client's own fetch
 * does, and an `ApiError` where the answer is not one of Keycloak's.
 */
export async function readSessionPage(
  call: string,
  { url, bearer, signal }: PageAddress,
): Promise<SessionBatch> {
  const headers = { authorization: `Bearer ${bearer}` };
  const answer = await fetchWithError(url, { headers, signal });
  const parser = createSessionPageParser(call);
  // Not `for await`: Safari's streams do not know it.
  const reader = answer.body?.getReader();
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    const { value } = piece;
    parsing(() => parser.push(value));
  }
  return parsing(parser.end);
}

/** What parsing throws is no failure of the network, whatever it is. */
function parsing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toApiError(error);
  }
}
