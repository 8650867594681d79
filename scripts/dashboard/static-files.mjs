import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** @type {Record<string, string>} */
const contentTypes = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
const alreadyCompressed = new Set(['.png', '.webp', '.woff2']);

/**
 * @typedef {object} StaticFile
 * @property {string} contentType
 * @property {string} cacheControl
 * @property {string} etag
 * @property {Buffer} body
 * @property {Buffer | undefined} gzipBody absent where compressing does not pay
 */

/**
 * Reads a built dashboard into memory. Only what is in the result can be served, whatever path is
 * asked for, and a build that replaces the folder does not disturb those who have the page open.
 *
 * @param {string} distDir
 * @returns {Promise<Map<string, StaticFile>>} by URL path (`/assets/x.js`); config.json is left out,
 *   because it belongs to the deployment and not to the build
 * @throws {Error} when the folder holds no index.html
 */
export async function readStaticFiles(distDir) {
  /** @type {Map<string, StaticFile>} */
  const files = new Map();
  const entries = await readdir(distDir, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const filePath = join(entry.parentPath, entry.name);
    const urlPath = `/${relative(distDir, filePath).split(sep).join('/')}`;
    files.set(urlPath, describeFile(urlPath, await readFile(filePath)));
  }
  files.delete('/config.json');
  if (!files.has('/index.html')) {
    throw new Error(`${distDir} holds no built dashboard (no index.html).`);
  }
  return files;
}

/**
 * @param {string} urlPath
 * @param {Buffer} body
 * @returns {StaticFile}
 */
function describeFile(urlPath, body) {
  const extension = extname(urlPath);
  const gzipBody = alreadyCompressed.has(extension) ? body : gzipSync(body, { level: 9 });
  return {
    contentType: contentTypes[extension] ?? 'application/octet-stream',
    cacheControl: cacheControlOf(urlPath),
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    body,
    gzipBody: gzipBody.length < body.length ? gzipBody : undefined,
  };
}

/**
 * @param {string} urlPath
 * @returns {string}
 */
function cacheControlOf(urlPath) {
  if (urlPath === '/index.html') {
    return 'no-store';
  }
  // A worker lives by the Content-Security-Policy of its own file: a browser must not keep an old one.
  if (urlPath.startsWith('/assets/session-page-worker-')) {
    return 'no-cache';
  }
  // Vite puts a hash of the content into the name of everything below /assets.
  return urlPath.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}
