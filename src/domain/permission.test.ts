import { describe, expect, it } from 'vitest';

import { can } from './permission.ts';

const roles = (...names: string[]) => new Set(names);

describe('can', () => {
  it('names the role that is missing', () => {
    expect(can(roles('view-users'), 'revoke')).toEqual({ kind: 'missing', role: 'manage-users' });
    expect(can(roles(), 'view-policy')).toEqual({ kind: 'missing', role: 'view-realm' });
  });

  it('takes a manage role for the view role of the same thing', () => {
    expect(can(roles('manage-clients'), 'view-sessions').kind).toBe('allowed');
    expect(can(roles('manage-realm'), 'view-policy').kind).toBe('allowed');
    expect(can(roles('manage-users'), 'view-users').kind).toBe('allowed');
  });

  it('does not take a view role for a manage role', () => {
    expect(can(roles('view-realm', 'query-realms'), 'edit-policy').kind).toBe('missing');
    expect(can(roles('view-clients', 'view-events'), 'edit-clients')).toEqual({
      kind: 'missing',
      role: 'manage-clients',
    });
    expect(can(roles('view-events'), 'manage-events').kind).toBe('missing');
  });
});
