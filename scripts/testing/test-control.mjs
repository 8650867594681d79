import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/**
 * @typedef {object} TestControl
 * @property {string} url each action is `POST <url>/<name>`
 * @property {() => Promise<void>} close
 */

/**
 * Lets the tests, which are another process, have things done that only their launcher can do. On
 * this machine only, below a path that nobody can guess.
 *
 * @param {Record<string, (body: string) => Promise<string>>} actions by name; what they return is
 *   the answer (200), the message of what they throw is the answer too (500)
 * @returns {Promise<TestControl>}
 */
export async function serveTestControl(actions) {
  const secret = randomBytes(18).toString('base64url');
  const server = createServer((request, response) => {
    const [, key, name = ''] = (request.url ?? '').split('/');
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (request.method !== 'POST' || key !== secret || action === undefined) {
      response.writeHead(404).end();
      return;
    }
    void answer(action, request, response);
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The test control has no port.');
  }
  return {
    url: `http://127.0.0.1:${address.port}/${secret}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/**
 * @param {(body: string) => Promise<string>} action
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(action, request, response) {
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  try {
    const result = await action(await text(request));
    response.writeHead(200, headers).end(result);
  } catch (error) {
    response.writeHead(500, headers).end(error instanceof Error ? error.message : String(error));
  }
}
