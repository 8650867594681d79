import { describe, expect, it } from 'vitest';

import { sentAhead } from './sent-ahead.ts';

describe('sentAhead', () => {
  it('gives what was sent to the first who asks, once', async () => {
    const ahead = sentAhead<number>();
    ahead.send('a', () => Promise.resolve(1));
    expect(ahead.take('b')).toBeUndefined();
    expect(await ahead.take('a')).toBe(1);
    expect(ahead.take('a')).toBeUndefined();
  });

  it('gives a failure to the one who asks, and to nobody else', async () => {
    const ahead = sentAhead<number>();
    ahead.send('untaken', () => Promise.reject(new Error('gone')));
    ahead.send('taken', () => Promise.reject(new Error('refused')));
    await expect(ahead.take('taken')).rejects.toThrow('refused');
  });

  it('does not pass off an old answer as new', () => {
    let nowMillis = 0;
    const ahead = sentAhead<number>(() => nowMillis);
    ahead.send('a', () => Promise.resolve(1));
    nowMillis = 10_000;
    expect(ahead.take('a')).toBeUndefined();
  });
});
