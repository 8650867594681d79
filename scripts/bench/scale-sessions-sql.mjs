/**
 * @typedef {object} ScaleSessions
 * @property {string} realm
 * @property {number} userCount
 * @property {number} sessionCount
 * @property {readonly { clientId: string, every: number }[]} clients which clients a session has:
 *   `every` 5 stands for each fifth session
 */

const DAY_SECONDS = 86_400;

/** All younger than the realm's own idle of 30 days: Keycloak's list leaves out what is older. */
const OLDEST_START_SECONDS = 59 * DAY_SECONDS;
const OLDEST_REFRESH_SECONDS = 29 * DAY_SECONDS;

/**
 * A script for PostgreSQL that puts users and offline sessions of all ages into Keycloak's database,
 * the same ones each time. They are listed, counted and revoked like any other; nobody holds a token.
 *
 * @param {ScaleSessions} options names are put in as they are: letters, digits, dashes
 * @returns {string}
 */
export function scaleSessionsSql({ realm, userCount, sessionCount, clients }) {
  return `
create temp table place as
select id as realm_id, default_role, extract(epoch from now())::int as now_s
from realm where name = '${realm}';

create temp table person as
select n, md5('person ' || n)::uuid::text as id, 'user-' || lpad(n::text, 5, '0') as username
from generate_series(0, ${userCount - 1}) n;

insert into user_entity (id, username, email, email_constraint, email_verified, enabled,
                         first_name, last_name, realm_id, created_timestamp, not_before)
select id, username, username || '@example.test', username || '@example.test', true, true,
       'First' || n, 'Last' || n % 97, realm_id, (now_s - 90 * ${DAY_SECONDS})::bigint * 1000, 0
from person, place;

insert into user_role_mapping (user_id, role_id) select id, default_role from person, place;

-- An id is 18 bytes in base64url, as Keycloak's own are; further bytes of the digest give the ages.
create temp table seeded as
select i,
       translate(encode(substring(digest from 1 for 18), 'base64'), '+/', '-_') as session_id,
       now_s - age as started,
       now_s - least(age, idle) as refreshed,
       '10.' || get_byte(digest, 26) % 8 || '.' || get_byte(digest, 27) || '.' || i % 250 as address,
       (i::bigint * 7919) % ${userCount} as person
from place,
     generate_series(1, ${sessionCount}) i,
     lateral (select sha256(('session ' || i)::bytea) as digest) digests,
     lateral (select (get_byte(digest, 20) * 65536 + get_byte(digest, 21) * 256 + get_byte(digest, 22))
                       % ${OLDEST_START_SECONDS} as age,
                     (get_byte(digest, 23) * 65536 + get_byte(digest, 24) * 256 + get_byte(digest, 25))
                       % ${OLDEST_REFRESH_SECONDS} as idle) ages;

insert into offline_user_session (user_session_id, user_id, realm_id, created_on, offline_flag, data,
                                  last_session_refresh, version, remember_me)
select session_id, person.id, realm_id, started, '1',
       json_build_object('ipAddress', address, 'authMethod', 'openid-connect', 'rememberMe', false,
                         'started', 0, 'notes', json_build_object(), 'state', 'LOGGED_IN')::text,
       refreshed, 0, false
from place, seeded join person on person.n = seeded.person;
${clients.map((client) => clientRowsSql(client)).join('')}
analyze user_entity;
analyze offline_user_session;
analyze offline_client_session;
`;
}

/**
 * @param {{ clientId: string, every: number }} client
 * @returns {string}
 */
function clientRowsSql({ clientId, every }) {
  return `
insert into offline_client_session (user_session_id, client_id, offline_flag, "timestamp", data,
                                    client_storage_provider, external_client_id, version, realm_id)
select session_id, client.id, '1', refreshed,
       json_build_object('authMethod', 'openid-connect', 'notes', json_build_object(
         'startedAt', started::text, 'userSessionStartedAt', started::text,
         'scope', 'openid offline_access'))::text,
       'local', 'local', 0, place.realm_id
from seeded, place join client on client.realm_id = place.realm_id and client.client_id = '${clientId}'
where i % ${every} = 0;
`;
}
