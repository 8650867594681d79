import { describe, expect, it } from 'vitest';

import { parseRemembered, withNewest } from './remembered-uuids.ts';

const app = (clientId: string, uuid = `uuid of ${clientId}`, realm = 'acme') => ({
  realm,
  clientId,
  uuid,
});

describe('withNewest', () => {
  it('puts the newest first and keeps each client of each realm once', () => {
    const old = [app('a'), app('b'), app('b', 'other', 'staff')];
    expect(withNewest(old, app('b', 'made again'))).toEqual([
      app('b', 'made again'),
      app('a'),
      app('b', 'other', 'staff'),
    ]);
  });

  it('forgets the longest unseen beyond 30', () => {
    const old = Array.from({ length: 30 }, (_, index) => app(`app-${index}`));
    const remembered = withNewest(old, app('new'));
    expect(remembered).toHaveLength(30);
    expect(remembered[0]).toEqual(app('new'));
    expect(remembered).not.toContainEqual(app('app-29'));
  });
});

describe('parseRemembered', () => {
  it('reads what was stored', () => {
    expect(parseRemembered(JSON.stringify([app('a')]))).toEqual([app('a')]);
  });

  it.each([null, '', '{', '{}', '[1]', '[{"realm":"acme","clientId":"a","uuid":5}]'])(
    'takes %j for nothing',
    (text) => expect(parseRemembered(text)).toEqual([]),
  );
});
