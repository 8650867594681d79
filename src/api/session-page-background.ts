import { NetworkError } from '@keycloak/keycloak-admin-client/lib/utils/fetchWithError.js';

import type { SessionBatch } from '#domain/session-batch.ts';

import type { AdminAddress } from './admin-client.ts';
import { ApiError } from './api-error.ts';
import workerUrl from './session-page-worker.ts?worker&url';
import type { PageRequest, PageResult } from './session-page-worker.ts';

/** The part of Trusted Types that is used here; no library of TypeScript's has it yet. */
interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string };
}

declare global {
  var trustedTypes: TrustedTypes | undefined;
}

interface Waiting {
  readonly resolve: (batch: SessionBatch) => void;
  readonly reject: (error: unknown) => void;
}

/** Null where this browser, or the headers that the dashboard is served with, do not let one start. */
let worker: Worker | null | undefined;
const waiting = new Map<number, Waiting>();
let pages = 0;

/** The worker that reads pages, or null where there can be none. */
export function sessionPageWorker(): Worker | null {
  worker = worker === undefined ? startWorker() : worker;
  return worker;
}

/**
 * Reads and checks a page of many offline sessions in a worker: to parse 20,000 rows would keep the page
 * from keys and clicks. Rejects with an `ApiError` of kind `malformed`, or as the fetch of the admin client
 * does.
 */
export function readInBackground(
  through: Worker,
  call: string,
  { url, bearer, signal }: AdminAddress,
): Promise<SessionBatch> {
  const page = (pages += 1);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
  const tell = (request: PageRequest) => through.postMessage(request);
  return new Promise<SessionBatch>((resolve, reject) => {
    waiting.set(page, { resolve, reject });
    signal.addEventListener('abort', () => {
      if (!waiting.delete(page)) return;
      tell({ page, kind: 'drop' });
      reject(signal.reason);
    });
    // A path of this host would mean one of the worker's file to the worker.
    tell({ page, kind: 'read', call, url: new URL(url, location.href).href, bearer });
  });
}

function startWorker(): Worker | null {
  try {
    const started = new Worker(trusted(workerUrl), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<PageResult>) => {
      const page = waiting.get(data.page);
      waiting.delete(data.page);
      if (data.kind === 'read') page?.resolve(data.batch);
      else page?.reject(errorOf(data));
    });
    // Its file cannot be had, or it may not run: pages are read again, and here.
    started.addEventListener('error', () => {
      worker = null;
      for (const { reject } of waiting.values()) {
        reject(new ApiError('malformed', 'The list could not be read in the background.'));
      }
      waiting.clear();
    });
    return started;
  } catch {
    return null;
  }
}

/** The error that the same call would have thrown here. */
function errorOf(result: Exclude<PageResult, { kind: 'read' }>): Error {
  if (result.kind === 'malformed') return new ApiError('malformed', result.problem);
  if (result.kind === 'lost') return new TypeError(result.problem);
  const { status, said } = result;
  const headers = new Headers(
    result.headers.map(([name, value]): [string, string] => [name, value]),
  );
  return new NetworkError(`The answer was ${status}.`, {
    response: new Response(null, { status, headers }),
    responseData: said,
  });
}

/** The one address that the Content-Security-Policy lets become a script. */
const trusted = (url: string): string =>
  globalThis.trustedTypes
    ?.createPolicy('curfew-worker', { createScriptURL: () => workerUrl })
    .createScriptURL(url) ?? url;
