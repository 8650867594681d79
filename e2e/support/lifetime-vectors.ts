import type { Rule } from '#domain/lifetime.ts';
import type { RealmPolicy } from '#domain/realm-policy.ts';

/** A case of Keycloak's lifetime rule: settings and ages, and when the token dies if not refreshed. */
export interface LifetimeVector {
  readonly name: string;
  readonly policy: Partial<RealmPolicy>;
  /** The client's attributes, as they are stored. */
  readonly idle?: string;
  readonly max?: string;
  /** In seconds before now; sessions started 20 d and refreshed 5 d ago if not given. */
  readonly ages?: Ages;
  readonly diesInSeconds: number;
  readonly rule: Rule;
}

interface Ages {
  readonly started: number;
  readonly refreshed: number;
  readonly clientStarted: number;
}

const DAY = 86_400;

export const USUAL_AGES: Ages = { started: 20 * DAY, refreshed: 5 * DAY, clientStarted: 20 * DAY };
const JOINED_LATER: Ages = { started: 40 * DAY, refreshed: DAY, clientStarted: 4 * DAY };

/** Found out by trying on Keycloak 26.7; grouped by the realm's policy, so that it is set seldom. */
export const LIFETIME_VECTORS: readonly LifetimeVector[] = [
  { name: 'nothing set', policy: {}, diesInSeconds: 25 * DAY, rule: 'session-idle' },
  { name: 'client idle', policy: {}, idle: '518400', diesInSeconds: DAY, rule: 'client-idle' },
  {
    name: 'client idle longer than the realm’s',
    policy: {},
    idle: '7776000',
    diesInSeconds: 25 * DAY,
    rule: 'session-idle',
  },
  {
    name: 'client max while the switch is off',
    policy: {},
    max: '1900800',
    diesInSeconds: 2 * DAY,
    rule: 'client-max',
  },
  {
    name: 'texts',
    policy: {},
    idle: 'abc',
    max: '1d',
    diesInSeconds: 25 * DAY,
    rule: 'session-idle',
  },
  { name: 'zeros', policy: {}, idle: '0', max: '0', diesInSeconds: 25 * DAY, rule: 'session-idle' },
  {
    name: 'negative',
    policy: {},
    idle: '-5',
    max: '-1',
    diesInSeconds: 25 * DAY,
    rule: 'session-idle',
  },
  { name: 'spaces', policy: {}, idle: ' 518400 ', diesInSeconds: 25 * DAY, rule: 'session-idle' },
  {
    name: 'a fraction',
    policy: {},
    idle: '518400.5',
    diesInSeconds: 25 * DAY,
    rule: 'session-idle',
  },
  {
    name: 'more than an int',
    policy: {},
    idle: '9999999999',
    diesInSeconds: 25 * DAY,
    rule: 'session-idle',
  },
  {
    name: 'client max of one that joined later',
    policy: {},
    max: '864000',
    ages: JOINED_LATER,
    diesInSeconds: 6 * DAY,
    rule: 'client-max',
  },
  { name: 'realm idle', policy: { idle: 7 * DAY }, diesInSeconds: 2 * DAY, rule: 'session-idle' },
  { name: 'realm idle unset', policy: { idle: 0 }, diesInSeconds: 25 * DAY, rule: 'session-idle' },
  {
    name: 'realm max, switch off',
    policy: { max: 10 * DAY },
    diesInSeconds: 25 * DAY,
    rule: 'session-idle',
  },
  {
    name: 'realm max',
    policy: { maxEnabled: true, max: 25 * DAY },
    diesInSeconds: 5 * DAY,
    rule: 'session-max',
  },
  {
    name: 'client max longer than the realm’s',
    policy: { maxEnabled: true, max: 21 * DAY },
    max: '7776000',
    diesInSeconds: DAY,
    rule: 'session-max',
  },
  {
    name: 'realm max unset',
    policy: { maxEnabled: true, max: 0 },
    ages: { started: 50 * DAY, refreshed: 5 * DAY, clientStarted: 50 * DAY },
    diesInSeconds: 10 * DAY,
    rule: 'session-max',
  },
  {
    name: 'realm max of a session a client joined later',
    policy: { maxEnabled: true, max: 45 * DAY },
    ages: JOINED_LATER,
    diesInSeconds: 5 * DAY,
    rule: 'session-max',
  },
  {
    name: 'client default idle',
    policy: { clientIdle: 8 * DAY },
    diesInSeconds: 3 * DAY,
    rule: 'client-idle',
  },
  {
    name: 'client idle over client default',
    policy: { clientIdle: 8 * DAY },
    idle: '1036800',
    diesInSeconds: 7 * DAY,
    rule: 'client-idle',
  },
  {
    name: 'client default max, switch off',
    policy: { clientMax: 22 * DAY },
    diesInSeconds: 25 * DAY,
    rule: 'session-idle',
  },
  {
    name: 'client default max',
    policy: { maxEnabled: true, clientMax: 22 * DAY },
    diesInSeconds: 2 * DAY,
    rule: 'client-max',
  },
  {
    name: 'client max over client default',
    policy: { maxEnabled: true, clientMax: 22 * DAY },
    max: '2073600',
    diesInSeconds: 4 * DAY,
    rule: 'client-max',
  },
];
