/** The demo realm's people: about two thousand, with the kinds of work that bring them to clients. */
import { FIRST_NAMES, HOSTILE_USERS, LAST_NAMES } from './demo-names.mjs';
import { h2Insert } from './h2-sql.mjs';
import { randomUuid } from './random.mjs';

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {'customer' | 'store' | 'courier' | 'warehouse' | 'partner' | 'kiosk' | 'service'} UserKind */

/**
 * @typedef {object} DemoUser
 * @property {string} id
 * @property {string} username
 * @property {string | null} email
 * @property {string | null} firstName
 * @property {string | null} lastName
 * @property {boolean} enabled
 * @property {UserKind} kind
 */

const DAY_SECONDS = 86_400;

/** @type {ReadonlyArray<[UserKind, number]>} */
const PEOPLE = [
  ['customer', 1510],
  ['store', 180],
  ['courier', 120],
  ['warehouse', 40],
  ['partner', 40],
];

/** @type {ReadonlyArray<[UserKind, string, number]>} */
const MACHINES = [
  ['kiosk', 'kiosk', 84],
  ['service', 'svc-batch', 17],
];

/**
 * Makes up the users. Hostile names stand in the middle of the customers, so that they have as many
 * sessions as others.
 * @param {Random} random
 * @returns {DemoUser[]} No two of one user name.
 */
export function demoUsers(random) {
  /** @type {Set<string>} */
  const taken = new Set();
  const people = PEOPLE.flatMap(([kind, count]) =>
    Array.from({ length: count }, () => person(random, kind, taken)),
  );
  const machines = MACHINES.flatMap(([kind, prefix, count]) =>
    Array.from({ length: count }, (_, index) => machine(random, kind, `${prefix}-${index + 1}`)),
  );
  const hostile = HOSTILE_USERS.map(({ username, firstName, lastName }) => ({
    id: randomUuid(random),
    username,
    email: null,
    firstName,
    lastName,
    enabled: true,
    kind: /** @type {const} */ ('customer'),
  }));
  people.splice(500, 0, ...hostile);
  return [...people, ...machines];
}

/**
 * Puts users into the database, each with the realm's default role. They have no password.
 * @param {DemoUser[]} users
 * @param {{realmId: string, defaultRoleId: string, nowSeconds: number}} options Ids are internal ones.
 */
export function demoUsersSql(users, { realmId, defaultRoleId, nowSeconds }) {
  const entities = users.map((user, index) => [
    user.id,
    user.username,
    user.email,
    // Keycloak keeps e-mail addresses apart by this column; without one it holds something unique.
    user.email ?? user.id,
    user.email !== null,
    user.enabled,
    user.firstName,
    user.lastName,
    realmId,
    (nowSeconds - 700 * DAY_SECONDS + index * 3600) * 1000,
    0,
  ]);
  return (
    h2Insert(
      'USER_ENTITY(ID,USERNAME,EMAIL,EMAIL_CONSTRAINT,EMAIL_VERIFIED,ENABLED,FIRST_NAME,LAST_NAME,' +
        'REALM_ID,CREATED_TIMESTAMP,NOT_BEFORE)',
      entities,
    ) +
    h2Insert(
      'USER_ROLE_MAPPING(ROLE_ID,USER_ID)',
      users.map((user) => [defaultRoleId, user.id]),
    )
  );
}

/**
 * @param {Random} random
 * @param {UserKind} kind
 * @param {Set<string>} taken
 * @returns {DemoUser}
 */
function person(random, kind, taken) {
  const firstName = random.pick(FIRST_NAMES);
  const lastName = random.pick(LAST_NAMES);
  const plainName = asciiOf(`${firstName}.${lastName}`);
  let username = plainName;
  for (let number = 2; taken.has(username); number += 1) username = `${plainName}${number}`;
  taken.add(username);
  const domain = kind === 'customer' ? 'mail.example' : 'acme.example';
  return {
    id: randomUuid(random),
    username,
    email: `${username}@${domain}`,
    firstName,
    lastName,
    // A few have left: their sessions are still listed, their tokens are dead.
    enabled: random.fraction() > 0.006,
    kind,
  };
}

/**
 * @param {Random} random
 * @param {UserKind} kind
 * @param {string} username
 * @returns {DemoUser}
 */
function machine(random, kind, username) {
  const id = randomUuid(random);
  return { id, username, email: null, firstName: null, lastName: null, enabled: true, kind };
}

/** @param {string} name */
function asciiOf(name) {
  return name
    .normalize('NFD')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .replaceAll(/[^A-Za-z.]/g, '')
    .toLowerCase();
}
