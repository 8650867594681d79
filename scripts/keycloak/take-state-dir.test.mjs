import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { takeFreeStateDir, takeStateDir } from './take-state-dir.mjs';

const neverAProcess = 2 ** 30;
/** @type {string} */
let folder;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'curfew-state-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a folder in use by a process that runs is not taken, until it is given back', async () => {
  await writeFile(join(folder, 'in-use-by'), String(process.ppid));
  expect(await takeStateDir(folder)).toBeUndefined();
  await rm(join(folder, 'in-use-by'));
  const giveBack = await takeStateDir(folder);
  expect(giveBack).toBeDefined();
  await giveBack?.();
  expect(await takeStateDir(folder)).toBeDefined();
});

test('what a process that is gone had in use is free', async () => {
  for (const owner of [String(neverAProcess), '', 'garbage']) {
    await writeFile(join(folder, 'in-use-by'), owner);
    expect(await takeStateDir(folder), owner).toBeDefined();
  }
});

test('runs side by side get folders of their own', async () => {
  const prefix = join(folder, 'e2e');
  const first = await takeFreeStateDir(prefix);
  await writeFile(join(first.stateDir, 'in-use-by'), String(process.ppid));
  const second = await takeFreeStateDir(prefix);
  expect([first.stateDir, second.stateDir]).toEqual([`${prefix}-0`, `${prefix}-1`]);
});
