const proxyPrefix = '/kc';
const forwardedRoots = ['/realms/', '/admin/'];

/**
 * What Keycloak is asked for when the dashboard's host is asked for a path below `/kc`.
 *
 * @param {string} url path and query as they came, still encoded
 * @returns {{ forwarded: string, refusal?: undefined }
 *   | { forwarded?: undefined, refusal: { status: 400 | 404, error: string } }} the path and query,
 *   byte for byte, because the names in it are the admin's; or why not
 */
export function forwardablePath(url) {
  const forwarded = url.slice(proxyPrefix.length);
  const path = forwarded.split('?', 1)[0] ?? '';
  if (!url.startsWith(`${proxyPrefix}/`) || !isPlainPath(path)) {
    return { refusal: { status: 400, error: 'Not a plain path' } };
  }
  if (!forwardedRoots.some((root) => path.startsWith(root))) {
    return {
      refusal: { status: 404, error: 'Only /realms and /admin of Keycloak are served here' },
    };
  }
  return { forwarded };
}

/**
 * False for a path whose segments another server could read as a way up or to the root. A name with
 * an encoded slash (a client's id is often a URL) is a plain segment.
 *
 * @param {string} path
 * @returns {boolean}
 */
function isPlainPath(path) {
  return (
    !path.includes('\\') &&
    path
      .slice(1)
      .split('/')
      .every((segment, index, all) => isPlainSegment(segment, index === all.length - 1))
  );
}

/**
 * @param {string} segment
 * @param {boolean} isLast a path may end with a slash
 * @returns {boolean}
 */
function isPlainSegment(segment, isLast) {
  if (segment === '') {
    return isLast;
  }
  try {
    const name = decodeURIComponent(segment);
    return name !== '.' && name !== '..' && !name.includes('\0');
  } catch {
    return false;
  }
}
