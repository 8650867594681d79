import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const megabyte = 1_000_000;

/**
 * Downloads a file and compares it with the SHA-1 that is published beside it (`<url>.sha1`), where
 * one is.
 *
 * @param {string} url
 * @param {string} file where to; nothing is left there on failure
 * @param {import('#scripts/process/progress.mjs').Detail} detail
 * @returns {Promise<void>}
 * @throws {Error} when the server cannot be reached, or the checksum differs
 */
export async function downloadChecked(url, file, detail) {
  const unfinished = `${file}.part`;
  try {
    await download(url, unfinished, detail);
    const published = await publishedSha1(`${url}.sha1`);
    const actual = await sha1Of(unfinished);
    if (published !== undefined && published !== actual) {
      throw new Error(`${url} has SHA-1 ${actual}, but ${published} is published for it`);
    }
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/**
 * @param {string} url
 * @param {string} file
 * @param {import('#scripts/process/progress.mjs').Detail} detail
 * @returns {Promise<void>}
 */
async function download(url, file, detail) {
  detail(`waiting for ${new URL(url).host}`);
  const response = await answerOf(url);
  if (!response.ok || response.body === null) {
    throw new Error(`${url} answered ${response.status}`);
  }
  const total = Number(response.headers.get('content-length') ?? 0);
  let received = 0;
  const counter = new Transform({
    transform(/** @type {Buffer} */ chunk, _encoding, next) {
      received += chunk.length;
      const ofTotal = total > 0 ? ` of ${Math.round(total / megabyte)}` : '';
      detail(`${Math.round(received / megabyte)}${ofTotal} MB from ${new URL(url).host}`);
      next(undefined, chunk);
    },
  });
  await pipeline(Readable.fromWeb(response.body), counter, createWriteStream(file));
}

/**
 * @param {string} url
 * @returns {Promise<string | undefined>} undefined when none is published
 */
async function publishedSha1(url) {
  const response = await answerOf(url);
  if (response.status === 404) {
    return undefined;
  }
  const sha1 = /^[0-9a-f]{40}\b/i.exec((await response.text()).trim())?.[0];
  if (!response.ok || sha1 === undefined) {
    throw new Error(`${url} answered ${response.status} and no checksum`);
  }
  return sha1.toLowerCase();
}

/**
 * @param {string} url
 * @returns {Promise<Response>}
 */
async function answerOf(url) {
  try {
    return await fetch(url);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Error(`${new URL(url).host} cannot be reached (${String(cause)})`, { cause: error });
  }
}

/**
 * @param {string} file
 * @returns {Promise<string>}
 */
async function sha1Of(file) {
  const hash = createHash('sha1');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
