import { describe, expect, it } from 'vitest';

import { FIRST_REVOCATION_PACE, nextRevocationPace } from './revocation-pace.ts';

const after = (answers: number, millis: number, from = FIRST_REVOCATION_PACE) => {
  let pace = from;
  for (let answer = 0; answer < answers; answer += 1) {
    pace = nextRevocationPace(pace, { kind: 'answered', millis });
  }
  return pace;
};

describe('nextRevocationPace', () => {
  it('takes one more at once when all places have had a quick answer, twelve at the most', () => {
    expect(after(3, 20).parallel).toBe(4);
    expect(after(4, 20).parallel).toBe(5);
    expect(after(1000, 20).parallel).toBe(12);
  });

  it('stays where answers are neither quick nor slow, and begins to count anew', () => {
    expect(after(100, 1500).parallel).toBe(4);
    expect(after(3, 20, after(1, 1500, after(3, 20))).parallel).toBe(4);
  });

  it('falls at once: by half after a slow answer, to one after a plea or a silence', () => {
    const fast = after(1000, 20);
    expect(after(1, 5000, fast).parallel).toBe(6);
    expect(after(4, 5000, fast).parallel).toBe(1);
    expect(nextRevocationPace(fast, { kind: 'slow-down' }).parallel).toBe(1);
    expect(nextRevocationPace(fast, { kind: 'lost' }).parallel).toBe(1);
  });
});
