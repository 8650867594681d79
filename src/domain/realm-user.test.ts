import { describe, expect, it } from 'vitest';

import { displayName, initials, type RealmUser } from './realm-user.ts';

const user = (change: Partial<RealmUser>): RealmUser => ({
  id: 'u',
  username: 'mara.lindqvist',
  firstName: undefined,
  lastName: undefined,
  email: undefined,
  enabled: true,
  notBefore: 0,
  ...change,
});

describe('displayName', () => {
  it('falls back to the username', () => {
    expect(displayName(user({ firstName: 'Mara', lastName: 'Lindqvist' }))).toBe('Mara Lindqvist');
    expect(displayName(user({ lastName: 'Lindqvist' }))).toBe('Lindqvist');
    expect(displayName(user({}))).toBe('mara.lindqvist');
  });
});

describe('initials', () => {
  it.each([
    [{ firstName: 'Mara', lastName: 'Lindqvist' }, 'ML'],
    [{ firstName: 'Ana Maria', lastName: 'de la Cruz' }, 'AC'],
    [{}, 'ML'],
    [{ username: 'root' }, 'R'],
    [{ username: '\u202E@' }, ''],
    [{ firstName: '𝔸da' }, '𝔸'],
  ])('of %j are %s', (change, expected) => {
    expect(initials(user(change))).toBe(expected);
  });
});
