import { expect, test } from 'vitest';

import { closingLine, playwrightCount, vitestCount } from './test-count.mjs';

test('the count of Vitest', () => {
  const report = { numPassedTests: 5, numFailedTests: 2, success: false };
  expect(vitestCount(report)).toEqual({ passed: 5, failed: 2 });
  expect(vitestCount({ ...report, numFailedTests: 0, success: true }).failed).toBe(0);
});

test('the count of Playwright, with what failed outside of a test', () => {
  const stats = { expected: 7, flaky: 1, unexpected: 2, skipped: 4 };
  expect(playwrightCount({ stats, errors: [{}] })).toEqual({ passed: 8, failed: 3 });
  expect(playwrightCount({ stats, errors: [] })).toEqual({ passed: 8, failed: 2 });
});

test('no report, or a file that does not load, is a failure', () => {
  expect(vitestCount(undefined)).toEqual({ passed: 0, failed: 1 });
  expect(vitestCount({ numPassedTests: 3, numFailedTests: 0, success: false }).failed).toBe(1);
  expect(playwrightCount(undefined)).toEqual({ passed: 0, failed: 1 });
});

test('the closing line is the sum', () => {
  const counts = [
    { passed: 1, failed: 0 },
    { passed: 41, failed: 2 },
  ];
  expect(closingLine(counts)).toBe('42 passed, 2 failed');
});
