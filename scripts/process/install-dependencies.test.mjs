import { expect, test } from 'vitest';

import { isInstalled } from './install-dependencies.mjs';

const lockfile = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b-linux': { version: '2.0.0', optional: true },
  },
};

test.each([
  ['the same', { 'node_modules/a': { version: '1.0.0' } }, true],
  ['an older one', { 'node_modules/a': { version: '0.9.0' } }, false],
  ['one missing', { 'node_modules/b-linux': { version: '2.0.0', optional: true } }, false],
  ['none', {}, false],
])('installed is %s', (_name, packages, expected) => {
  expect(isInstalled(lockfile, { packages })).toBe(expected);
});

test('nothing installed at all', () => {
  expect(isInstalled(lockfile, undefined)).toBe(false);
});
