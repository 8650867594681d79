/** The clients of the demo realms, as Keycloak's admin API takes them. */
import { HOSTILE_CLIENT_IDS } from './demo-names.mjs';

/**
 * @typedef {{clientId: string, attributes?: Record<string, string>} & Record<string, unknown>} DemoClient
 */

const DAY_SECONDS = 86_400;
const IDLE_ATTRIBUTE = 'client.offline.session.idle.timeout';
const MAX_ATTRIBUTE = 'client.offline.session.max.lifespan';

/**
 * An application without a secret, e.g. on a phone. Its password grant is on, so that a terminal
 * can get tokens of it.
 * @param {string} clientId
 * @param {Record<string, unknown>} [more]
 * @returns {DemoClient}
 */
function publicApp(clientId, more = {}) {
  return {
    clientId,
    enabled: true,
    publicClient: true,
    standardFlowEnabled: true,
    directAccessGrantsEnabled: true,
    redirectUris: ['http://localhost/*'],
    attributes: {},
    ...more,
  };
}

/**
 * An application that keeps a secret, as one on a server can.
 * @param {string} clientId
 * @param {Record<string, unknown>} [more]
 * @returns {DemoClient}
 */
function confidentialApp(clientId, more = {}) {
  return publicApp(clientId, { publicClient: false, directAccessGrantsEnabled: false, ...more });
}

/** @param {number} seconds */
function idleOverride(seconds) {
  return { attributes: { [IDLE_ATTRIBUTE]: String(seconds) } };
}

/** The nine clients that hold the offline sessions, most of them with a policy worth a look. */
const CLIENTS_WITH_SESSIONS = [
  publicApp('mobile-app', {
    name: 'ACME for iOS and Android',
    attributes: { [MAX_ATTRIBUTE]: String(75 * DAY_SECONDS) },
  }),
  confidentialApp('pos-terminal', {
    name: 'Point of sale',
    attributes: {
      [IDLE_ATTRIBUTE]: String(14 * DAY_SECONDS),
      [MAX_ATTRIBUTE]: String(60 * DAY_SECONDS),
    },
  }),
  publicApp('loyalty-web', { name: 'Loyalty programme' }),
  publicApp('courier-app', { name: 'Courier app', ...idleOverride(30 * DAY_SECONDS) }),
  confidentialApp('warehouse-sync', { name: 'Warehouse sync' }),
  // Keycloak ignores what is no number: this client has no max at all.
  confidentialApp('partner-api', { name: 'Partner API', attributes: { [MAX_ATTRIBUTE]: '30d' } }),
  publicApp('kiosk-display', { name: 'Kiosk displays', ...idleOverride(60) }),
  // Longer than the realm's idle, so it has no effect.
  confidentialApp('batch-importer', { name: 'Batch importer', ...idleOverride(90 * DAY_SECONDS) }),
  confidentialApp('price-sync', { name: 'Price sync' }),
];

/** Clients whose sessions are few or none, one for each thing that can keep a token from being had. */
const SPECIAL_CLIENTS = [
  confidentialApp('inventory-service', {
    name: 'Inventory service (service account only)',
    standardFlowEnabled: false,
    serviceAccountsEnabled: true,
  }),
  publicApp('store-dashboard', {
    name: 'Store dashboard (offline_access taken from it)',
    defaultClientScopes: ['basic', 'profile', 'email', 'roles', 'web-origins', 'acr'],
    optionalClientScopes: ['address', 'phone'],
  }),
  publicApp('newsletter-widget', {
    name: 'Newsletter widget (no flow enabled)',
    standardFlowEnabled: false,
    directAccessGrantsEnabled: false,
  }),
  publicApp('implicit-legacy', {
    name: 'Old web shop (implicit flow only)',
    standardFlowEnabled: false,
    directAccessGrantsEnabled: false,
    implicitFlowEnabled: true,
  }),
  publicApp('receipts-2019', { name: 'Receipts, switched off', enabled: false }),
  publicApp('b2b-portal', { name: 'B2B portal (asks for consent)', consentRequired: true }),
  publicApp('smart-tv', {
    name: 'Smart TV (device code)',
    standardFlowEnabled: false,
    directAccessGrantsEnabled: false,
    attributes: { 'oauth2.device.authorization.grant.enabled': 'true' },
  }),
  confidentialApp('pricing-api', { name: 'Pricing API (bearer only)', bearerOnly: true }),
  {
    clientId: 'urn:acme:intranet:saml',
    name: 'Intranet (SAML)',
    protocol: 'saml',
    enabled: true,
    redirectUris: ['http://localhost/*'],
    attributes: {},
  },
];

const UNUSED_CLIENT_IDS = [
  'click-and-collect',
  'franchise-portal',
  'gift-cards',
  'helpdesk',
  'label-printer',
  'price-checker',
  'product-photos',
  'returns-portal',
  'shift-planner',
  'store-locator',
  'supplier-portal',
  'voucher-engine',
];

/** Every client of `acme-retail`. */
export const RETAIL_CLIENTS = [
  ...CLIENTS_WITH_SESSIONS,
  ...SPECIAL_CLIENTS,
  ...HOSTILE_CLIENT_IDS.map((clientId) => publicApp(clientId)),
  ...UNUSED_CLIENT_IDS.map((clientId) => publicApp(clientId)),
];

/** Every client of `acme-staff`. */
export const STAFF_CLIENTS = [
  publicApp('staff-app', { name: 'Staff app' }),
  publicApp('time-clock', { name: 'Time clock', ...idleOverride(7 * DAY_SECONDS) }),
  confidentialApp('payroll-export', { name: 'Payroll export' }),
];
