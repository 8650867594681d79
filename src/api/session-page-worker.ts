import { NetworkError } from '@keycloak/keycloak-admin-client/lib/utils/fetchWithError.js';

import { batchBuffers, type SessionBatch } from '#domain/session-batch.ts';

import { ApiError, type ApiErrorKind } from './api-error.ts';
import { readSessionPage } from './read-session-page.ts';

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

/** Why a page could not be read, in words: a class does not survive the way. */
export type PageFailure =
  | { readonly kind: 'failed'; readonly problem: ApiErrorKind; readonly message: string }
  /** No answer came, or not all of it. */
  | { readonly kind: 'lost'; readonly message: string }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly headers: readonly [string, string][];
      /** What the admin client's fetch makes of the answer's body. */
      readonly said: unknown;
    };

export type PageResult = { readonly page: number } & (
  | { readonly kind: 'read'; readonly batch: SessionBatch }
  | PageFailure
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
    const batch = await readSessionPage(call, { url, bearer, signal: controller.signal });
    tell({ page, kind: 'read', batch }, batchBuffers(batch));
  } catch (error) {
    tell({ page, ...failureOf(error) });
  } finally {
    underWay.delete(page);
  }
}

function failureOf(error: unknown): PageFailure {
  if (error instanceof NetworkError) {
    const { status, headers } = error.response;
    return { kind: 'refused', status, headers: [...headers], said: error.responseData };
  }
  if (error instanceof ApiError) {
    return { kind: 'failed', problem: error.kind, message: error.message };
  }
  return { kind: 'lost', message: String(error) };
}

const tell = (result: PageResult, transfer: Transferable[] = []): void =>
  postMessage(result, { transfer });
