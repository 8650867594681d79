import { describe, expect, it } from 'vitest';

import { axisPercent, lifetimeAxis } from './lifetime-axis.ts';

const NOW = 1_800_000_000;
const ROWS = Uint32Array.of(0, 2);

describe('lifetimeAxis', () => {
  it('reaches from the oldest start to the latest death of its rows', () => {
    const starts = Float64Array.of(NOW - 500, NOW - 9000, NOW - 300);
    const deaths = Float64Array.of(NOW + 90, NOW + 9000, NOW + 40);
    expect(lifetimeAxis(ROWS, starts, deaths, NOW)).toEqual({ from: NOW - 500, to: NOW + 90 });
  });

  it('holds now where no row does', () => {
    const none = new Float64Array(0);
    expect(lifetimeAxis(new Uint32Array(0), none, none, NOW)).toEqual({ from: NOW, to: NOW + 1 });
  });

  it('is not stretched by times that cannot be', () => {
    const starts = Float64Array.of(0, 0, NOW - 300);
    const deaths = Float64Array.of(1.8e12, 0, NOW + 40);
    expect(lifetimeAxis(ROWS, starts, deaths, NOW)).toEqual({ from: NOW - 300, to: NOW + 40 });
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
