import { describe, expect, it } from 'vitest';

import { parseUserListSearch, userSearchText } from './user-search.ts';

describe('userSearchText', () => {
  it.each([
    [undefined, ''],
    ['  mara ', 'mara'],
    ['mara@acme.example', 'mara@acme.example'],
    ['3d6c1e8a-90b2-4a57-8c11-5e0f7b2a44d9', 'id:3d6c1e8a-90b2-4a57-8c11-5e0f7b2a44d9'],
    ['f:ldap-1:mara', 'id:f:ldap-1:mara'],
    ['3d6c1e8a-90b2', '3d6c1e8a-90b2'],
  ])('of %j is %j', (q, expected) => {
    expect(userSearchText(q)).toBe(expected);
  });
});

describe('parseUserListSearch', () => {
  it('takes a text and nothing else', () => {
    expect(parseUserListSearch({ q: 'mara', sort: 'x', more: 1 })).toEqual({ q: 'mara' });
    expect(parseUserListSearch({ q: ['a'] })).toEqual({});
  });
});
