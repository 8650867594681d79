import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { downloadChecked } from './download.mjs';

const content = 'a release';
const sha1 = createHash('sha1').update(content).digest('hex');
/** @type {Record<string, string>} */
let files = {};
const server = createServer((request, response) => {
  const body = files[request.url ?? ''];
  response.writeHead(body === undefined ? 404 : 200).end(body);
});
let url = '';
/** @type {string} */
let folder;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'curfew-download-'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/k.zip`;
});
beforeEach(() => rm(join(folder, 'k.zip'), { force: true }));
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

const fetchIt = () => downloadChecked(url, join(folder, 'k.zip'), () => undefined);

test('a file with the published checksum, or without a published one, is taken', async () => {
  files = { '/k.zip': content, '/k.zip.sha1': `${sha1}  k.zip\n` };
  await fetchIt();
  files = { '/k.zip': content };
  await fetchIt();
  expect(await readFile(join(folder, 'k.zip'), 'utf8')).toBe(content);
});

test('a file with another checksum is refused and not kept', async () => {
  files = { '/k.zip': `${content}!`, '/k.zip.sha1': sha1 };
  await expect(fetchIt()).rejects.toThrow(`but ${sha1} is published for it`);
  files = { '/k.zip': content, '/k.zip.sha1': '<html>' };
  await expect(fetchIt()).rejects.toThrow('no checksum');
  expect(await readdir(folder)).toEqual([]);
});

test('a file that is not there is named', async () => {
  files = {};
  await expect(fetchIt()).rejects.toThrow(`${url} answered 404`);
});
