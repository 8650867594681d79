import { NetworkError } from '@keycloak/keycloak-admin-client/lib/utils/fetchWithError.js';

import type { SessionBatch } from '#domain/session-batch.ts';

import { ApiError } from './api-error.ts';
import { type PageAddress, readSessionPage } from './read-session-page.ts';
import workerUrl from './session-page-worker.ts?worker&url';
import type { PageFailure, PageRequest, PageResult } from './session-page-worker.ts';

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

/** The worker cannot read pages; it says nothing of Keycloak. */
class NoWorker extends Error {}

/** Null where this browser, or the headers that the dashboard is served with, do not let one start. */
let worker: Worker | null | undefined;
const waiting = new Map<number, Waiting>();
let pages = 0;

/**
 * Reads a page of many offline sessions in a worker: to parse 20,000 rows would keep the page from keys and
 * clicks. Where there can be no worker it is read here all the same. Rejects as `readSessionPage` does.
 */
export async function readInBackground(call: string, address: PageAddress): Promise<SessionBatch> {
  try {
    return await askWorker(call, address);
  } catch (error) {
    if (error instanceof NoWorker) return readSessionPage(call, address);
    throw error;
  }
}

async function askWorker(
  call: string,
  { url, bearer, signal }: PageAddress,
): Promise<SessionBatch> {
  signal.throwIfAborted();
  worker = worker === undefined ? startWorker() : worker;
  const asked = worker;
  if (!asked) throw new NoWorker();
  const page = (pages += 1);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
  const tell = (request: PageRequest) => asked.postMessage(request);
  const settled = new AbortController();
  try {
    return await new Promise<SessionBatch>((resolve, reject) => {
      waiting.set(page, { resolve, reject });
      const drop = () => {
        tell({ page, kind: 'drop' });
        reject(signal.reason);
      };
      signal.addEventListener('abort', drop, { signal: settled.signal });
      // A path of this host would mean one of the worker's file to the worker.
      tell({ page, kind: 'read', call, url: new URL(url, location.href).href, bearer });
    });
  } finally {
    settled.abort();
    waiting.delete(page);
  }
}

function startWorker(): Worker | null {
  try {
    const started = new Worker(trusted(workerUrl), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<PageResult>) => {
      const page = waiting.get(data.page);
      if (data.kind === 'read') page?.resolve(data.batch);
      else page?.reject(errorOf(data));
    });
    // Its file cannot be had, or it may not run.
    const giveUp = () => {
      started.terminate();
      worker = null;
      for (const { reject } of waiting.values()) reject(new NoWorker());
    };
    started.addEventListener('error', giveUp);
    started.addEventListener('messageerror', giveUp);
    return started;
  } catch {
    return null;
  }
}

/** Statuses that a `Response` may have; proxies know more. */
const [LOWEST_STATUS, HIGHEST_STATUS] = [200, 599];

/** The error that the same call would have thrown here. */
function errorOf(failure: PageFailure): Error {
  switch (failure.kind) {
    case 'failed':
      return new ApiError(failure.problem, failure.message);
    case 'lost':
      return new TypeError(failure.message);
    case 'refused': {
      const status = Math.min(HIGHEST_STATUS, Math.max(LOWEST_STATUS, failure.status));
      const headers = new Headers();
      for (const [name, value] of failure.headers) headers.append(name, value);
      return new NetworkError(`The answer was ${failure.status}.`, {
        response: new Response(null, { status, headers }),
        responseData: failure.said,
      });
    }
  }
}

/** The one address that the Content-Security-Policy lets become a script. */
const trusted = (url: string): string =>
  globalThis.trustedTypes
    ?.createPolicy('curfew-worker', { createScriptURL: () => workerUrl })
    .createScriptURL(url) ?? url;
