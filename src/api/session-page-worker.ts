import {
  fetchWithError,
  NetworkError,
} from '@keycloak/keycloak-admin-client/lib/utils/fetchWithError.js';

import { batchBuffers, type SessionBatch } from '#domain/session-batch.ts';

import { toApiError } from './api-error.ts';
import { createSessionPageParser } from './session-page-parser.ts';

/** What the page asks this worker for. A token is kept no longer than its request. */
export type PageRequest =
  | {
      readonly page: number;
      readonly kind: 'read';
      /** How messages name the call. */
      readonly call: string;
      readonly url: string;
      readonly bearer: string;
    }
  | { readonly page: number; readonly kind: 'drop' };

/** What comes of a page: errors in words, since a class does not survive the way. */
export type PageResult = { readonly page: number } & (
  | { readonly kind: 'read'; readonly batch: SessionBatch }
  | { readonly kind: 'malformed'; readonly problem: string }
  | { readonly kind: 'lost'; readonly problem: string }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly headers: readonly [string, string][];
      /** What `fetchWithError` makes of the answer's body. */
      readonly said: unknown;
    }
);

const underWay = new Map<number, AbortController>();

addEventListener('message', ({ data }: MessageEvent<PageRequest>) => {
  if (data.kind === 'drop') underWay.get(data.page)?.abort();
  else void read(data);
});

async function read({ page, call, url, bearer }: PageRequest & { kind: 'read' }): Promise<void> {
  const controller = new AbortController();
  underWay.set(page, controller);
  try {
    const { signal } = controller;
    const headers = { authorization: `Bearer ${bearer}` };
    const answer = await fetchWithError(url, { headers, signal });
    const parser = createSessionPageParser(call);
    for await (const piece of answer.body ?? []) parser.push(piece);
    const batch = parser.end();
    tell({ page, kind: 'read', batch }, batchBuffers(batch));
  } catch (error) {
    tell({ page, ...failure(error) });
  } finally {
    underWay.delete(page);
  }
}

function failure(error: unknown) {
  if (error instanceof NetworkError) {
    const { status, headers } = error.response;
    return { kind: 'refused', status, headers: [...headers], said: error.responseData } as const;
  }
  const { kind, message } = toApiError(error);
  return { kind: kind === 'malformed' ? kind : 'lost', problem: message } as const;
}

const tell = (result: PageResult, transfer: Transferable[] = []): void =>
  postMessage(result, { transfer });
