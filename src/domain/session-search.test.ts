import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { changedSearch, isFiltered, NO_FILTERS, parseSessionSearch } from './session-search.ts';

describe('parseSessionSearch', () => {
  it('keeps what it understands', () => {
    const search = {
      q: 'mara',
      user: 'm',
      match: 'prefix',
      session: '8899d818',
      address: '10.0.0.0/8',
      after: '2026-11-01',
      before: '2026-11-02T10:00Z',
      idle: '45d',
      dies: '7d',
      rule: 'client-max',
      state: 'past-client-idle',
      others: 'app-b',
      open: '-abc',
      sort: 'state',
      desc: true,
    };
    expect(parseSessionSearch(search)).toEqual(search);
  });

  it('leaves nonsense out', () => {
    const nonsense = {
      user: { a: 1 },
      match: 'exact',
      session: '../x',
      after: '2026-13-01',
      before: 'soon',
      idle: '-5',
      dies: '1e9d',
      rule: 'luck',
      state: ['live'],
      open: '<img>',
      sort: 'nope',
      desc: 'yes',
      more: 'x',
    };
    expect(parseSessionSearch(nonsense)).toEqual({});
  });

  it('takes digits and truth values, of which the router makes numbers and booleans', () => {
    expect(parseSessionSearch({ user: 12, session: 34, others: true })).toEqual({
      user: '12',
      session: '34',
      others: 'true',
    });
  });

  it('never fails, and reads its own answer to the same', () => {
    const keys = fc.constantFrom('q', 'user', 'match', 'idle', 'after', 'state', 'sort', 'open');
    fc.assert(
      fc.property(fc.dictionary(keys, fc.anything()), (search) => {
        const once = parseSessionSearch(search);
        expect(parseSessionSearch({ ...once })).toEqual(once);
      }),
    );
  });
});

describe('changedSearch', () => {
  it('takes all filters out and leaves the order', () => {
    const search = parseSessionSearch({ user: 'a', idle: '3d', sort: 'user', open: 'x' });
    expect(isFiltered(search)).toBe(true);
    const cleared = changedSearch(search, NO_FILTERS);
    expect(cleared).toEqual({ sort: 'user', open: 'x' });
    expect(isFiltered(cleared)).toBe(false);
  });
});
