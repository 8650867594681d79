import { describe, expect, it, vi } from 'vitest';

import { ApiError } from '#api/api-error.ts';
import { createSessionSet } from '#domain/session-set.ts';

import type { ScanSnapshot, ScanState, SessionScan } from './session-scan.ts';
import { readToTheEnd } from './whole-scan.ts';

const DONE: ScanState = { kind: 'done', end: { kind: 'settled' } };
const READING: ScanState = { kind: 'reading', again: false };

const unused = () => {
  throw new Error('not asked for');
};
const nothing = () => undefined;

function scanIn(first: ScanState) {
  const listeners = new Set<() => void>();
  let state = first;
  const resume = vi.fn<() => void>();
  const scan: SessionScan = {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: (): ScanSnapshot => ({
      set: createSessionSet(),
      version: 0,
      state,
      loaded: 0,
      read: 0,
      counted: undefined,
      rowsPerSecond: undefined,
      secondsLeft: undefined,
      readAt: undefined,
    }),
    start: () => Promise.resolve(),
    resume,
    pause: unused,
    readAgain: unused,
    dropRevoked: unused,
    isWatched: () => listeners.size > 0,
  };
  const go = (next: ScanState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  return { scan, go, resume };
}

describe('readToTheEnd', () => {
  const signal = new AbortController().signal;

  it('resolves at once with a list that is whole, and stops watching it', async () => {
    const { scan } = scanIn(DONE);
    expect((await readToTheEnd(scan, nothing, signal)).state).toEqual(DONE);
    expect(scan.isWatched()).toBe(false);
  });

  it('watches until the end, and goes on where somebody had paused', async () => {
    const { scan, go, resume } = scanIn({ kind: 'paused' });
    const seen: string[] = [];
    const reading = readToTheEnd(scan, ({ state }) => seen.push(state.kind), signal);
    await Promise.resolve();
    expect(resume).toHaveBeenCalledOnce();
    go(READING);
    go(DONE);
    expect((await reading).state).toEqual(DONE);
    expect(seen).toEqual(['paused', 'reading']);
  });

  it('rejects with what kept the list from being read, and on an abort', async () => {
    const error = new ApiError('unreachable', 'gone');
    await expect(
      readToTheEnd(scanIn({ kind: 'failed', error }).scan, nothing, signal),
    ).rejects.toBe(error);
    const abort = new AbortController();
    const { scan } = scanIn(READING);
    const reading = readToTheEnd(scan, nothing, abort.signal);
    await Promise.resolve();
    abort.abort();
    await expect(reading).rejects.toThrow('given up');
    expect(scan.isWatched()).toBe(false);
  });
});
