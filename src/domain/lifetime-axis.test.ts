import { describe, expect, it } from 'vitest';

import { axisPercent, lifetimeAxis } from './lifetime-axis.ts';
import { NO_OVERRIDE } from './realm-policy.ts';
import { sessionRows } from './session-list.ts';

const REALM = { idle: 100, maxEnabled: false, max: 0, clientIdle: 0, clientMax: 0 };
const session = (startedAt: number, lastRefreshAt: number) => ({
  id: String(startedAt),
  userId: 'u',
  username: 'u',
  ipAddress: undefined,
  startedAt,
  lastRefreshAt,
  clients: [],
});

describe('lifetimeAxis', () => {
  it('reaches from the oldest start to the latest death', () => {
    const rows = sessionRows([session(500, 900), session(700, 990)], 'c', {
      realm: REALM,
      override: NO_OVERRIDE,
    });
    expect(lifetimeAxis(rows, 1000)).toEqual({ from: 500, to: 1090 });
  });

  it('holds now where no row does', () => {
    expect(lifetimeAxis([], 1000)).toEqual({ from: 1000, to: 1001 });
  });
});

describe('axisPercent', () => {
  it('never leaves the axis', () => {
    const axis = { from: 100, to: 200 };
    expect([50, 100, 150, 200, 999].map((at) => axisPercent(axis, at))).toEqual([
      0, 0, 50, 100, 100,
    ]);
  });
});
