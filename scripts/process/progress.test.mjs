import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createProgress } from './progress.mjs';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** @param {boolean} isTTY */
function recorded(isTTY) {
  let text = '';
  const out = {
    isTTY,
    columns: 60,
    write(/** @type {string | Uint8Array} */ chunk) {
      text += String(chunk);
      return true;
    },
  };
  return { progress: createProgress(out), text: () => text };
}

/** @param {number} millis */
const wait = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

test('a step of less than a second is not mentioned', async () => {
  const { progress, text } = recorded(false);
  const step = progress.step('Quick', () => wait(900));
  await vi.advanceTimersByTimeAsync(900);
  await step;
  expect(text()).toBe('');
});

test('a long step is shown with what it waits for, now and then, and its end', async () => {
  const { progress, text } = recorded(false);
  const step = progress.step('Fetch', async (detail) => {
    detail('3 MB');
    await wait(20_000);
    return 'result';
  });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await step).toBe('result');
  expect(text()).toBe('  … Fetch: 3 MB (1 s)\n  … Fetch: 3 MB (16 s)\n✓ Fetch (20 s)\n');
});

test('a step that fails is marked, and its error is the caller’s', async () => {
  const { progress, text } = recorded(false);
  const step = progress.step('Fetch', async () => {
    await wait(2000);
    throw new Error('no net');
  });
  const [result] = await Promise.allSettled([step, vi.advanceTimersByTimeAsync(2000)]);
  expect(result).toMatchObject({ status: 'rejected', reason: { message: 'no net' } });
  expect(text()).toContain('✗ Fetch (2 s)\n');
});

test('on a terminal the steps of the moment share one line', async () => {
  const { progress, text } = recorded(true);
  const steps = ['One', 'Two'].map((label) => progress.step(label, () => wait(1400)));
  await vi.advanceTimersByTimeAsync(1400);
  await Promise.all(steps);
  expect(text()).toContain('\r\u001B[K… One (1 s) · … Two (1 s)');
});
