import { describe, expect, it } from 'vitest';

import { mostHiddenRevived } from './hidden-rows.ts';
import { DAY } from './time.ts';

const REALM = { idle: 20 * DAY, maxEnabled: false, max: 60 * DAY, clientIdle: 0, clientMax: 0 };
const LISTS = [
  { listed: 6, counted: 10 },
  // More came than were counted a moment before; nothing is known of the last.
  { listed: 5, counted: 3 },
  { listed: 50, counted: undefined },
];

describe('mostHiddenRevived', () => {
  it('is what Keycloak counts and does not list, where the realm’s idle gets longer', () => {
    expect(mostHiddenRevived(REALM, { ...REALM, idle: 21 * DAY }, LISTS)).toBe(4);
    // Not set, so 30 d count.
    expect(mostHiddenRevived(REALM, { ...REALM, idle: 0 }, LISTS)).toBe(4);
  });

  it('is none where the realm’s idle stays or gets shorter, whatever else changes', () => {
    expect(mostHiddenRevived(REALM, { ...REALM, clientIdle: 90 * DAY }, LISTS)).toBe(0);
    expect(mostHiddenRevived(REALM, { ...REALM, idle: 10 * DAY }, LISTS)).toBe(0);
    expect(mostHiddenRevived({ ...REALM, idle: 0 }, { ...REALM, idle: 30 * DAY }, LISTS)).toBe(0);
  });
});
