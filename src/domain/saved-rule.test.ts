import { describe, expect, it } from 'vitest';

import {
  formatRules,
  parseRules,
  ruleProblem,
  type SavedRule,
  storedFilter,
} from './saved-rule.ts';

const RULE: SavedRule = {
  id: 'r-1',
  realm: 'acme',
  name: 'sweep idle over 45 d',
  client: { uuid: 'u', clientId: 'pos-terminal' },
  filter: { idle: '45d', state: 'live' },
  way: 'client',
};
const USER_ID = '34297b69-f811-4633-8451-90e31941052a';

describe('storedFilter', () => {
  it('keeps no name, no address and no text that was searched for', () => {
    const search = { q: 'alice', user: 'alice', match: 'exact', address: '10.0.0.1', idle: '45d' };
    expect(storedFilter({ ...search, match: 'exact' })).toEqual({ idle: '45d' });
  });

  it('keeps a user by id', () => {
    expect(storedFilter({ user: USER_ID })).toEqual({ user: USER_ID });
  });
});

describe('ruleProblem', () => {
  it.each([
    ['no-name', { ...RULE, name: '  ' }, { idle: '45d' }],
    ['long-name', { ...RULE, name: 'x'.repeat(81) }, { idle: '45d' }],
    ['name-taken', { ...RULE, id: 'r-2' }, { idle: '45d' }],
    ['no-filter', RULE, {}],
    ['names-somebody', RULE, { user: 'alice', idle: '45d' }],
    [undefined, RULE, { idle: '45d' }],
    [undefined, { ...RULE, id: 'r-2', realm: 'other' }, { idle: '45d' }],
  ] as const)('says %s', (problem, rule, search) => {
    expect(ruleProblem(rule, search, [RULE])).toBe(problem);
  });
});

describe('parseRules', () => {
  it('reads what formatRules writes', () => {
    expect(parseRules(formatRules([RULE]))).toEqual({ kind: 'ok', rules: [RULE] });
  });

  it.each([
    ['no JSON', '{'],
    ['another file', '{"format":"other","rules":[]}'],
    ['a newer one', '{"format":"curfew-rules","version":2,"rules":[]}'],
    ['a filter that is not understood', formatRules([{ ...RULE, filter: { idle: 'soon' } }])],
    ['a filter that names somebody', formatRules([{ ...RULE, filter: { user: 'alice' } }])],
    ['a rule without a filter', formatRules([{ ...RULE, filter: {} }])],
    ['a client that is none', formatRules([RULE]).replace('"u"', '7')],
  ])('refuses %s, and all rules with it', (_what, text) => {
    expect(parseRules(text)).toMatchObject({ kind: 'bad' });
  });
});
