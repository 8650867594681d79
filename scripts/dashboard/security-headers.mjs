import { textAt } from '#scripts/process/json-text.mjs';

/**
 * The Content-Security-Policy of the dashboard: nothing but its own files, no inline script or
 * style, no string that becomes script.
 *
 * @param {readonly string[]} [connectOrigins] origins beside its own that the page may call
 * @returns {string}
 */
export function contentSecurityPolicy(connectOrigins = []) {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    ["connect-src 'self'", ...connectOrigins].join(' '),
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // Of strings only the address of the worker that parses lists becomes a script.
    'trusted-types curfew-worker',
  ].join('; ');
}

const switchedOffFeatures = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/**
 * The headers of every answer of the dashboard itself, by lower-case name.
 *
 * @param {readonly string[]} [connectOrigins] origins beside its own that the page may call
 * @returns {Record<string, string>}
 */
export function securityHeaders(connectOrigins = []) {
  return {
    'content-security-policy': contentSecurityPolicy(connectOrigins),
    // Addresses of the dashboard hold realm and client names, and Keycloak's log need not know them.
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': switchedOffFeatures.map((feature) => `${feature}=()`).join(', '),
  };
}

/**
 * The origins that a browser with this configuration calls beside the dashboard's own: none where
 * Keycloak is reached through a path of the dashboard's host.
 *
 * @param {unknown} config the parsed config.json; one that makes no sense needs no origin
 * @returns {string[]}
 */
export function connectOriginsOf(config) {
  const calledUrl = textAt(config, 'adminUrl') ?? textAt(config, 'keycloakUrl') ?? '';
  return /^https?:\/\//i.test(calledUrl) && URL.canParse(calledUrl)
    ? [new URL(calledUrl).origin]
    : [];
}
