import { createServer } from 'node:net';

// A program that listens on one of these only would still be the one a browser reaches by the name
// localhost, or on macOS share the port with us without an error.
const addresses = ['127.0.0.1', '::1', '0.0.0.0', '::'];
const portsTried = 200;

/**
 * The first port from `from` on that nothing on this machine listens on, over IPv4 or IPv6.
 *
 * @param {number} from
 * @param {readonly number[]} [taken] ports to pass over although they are free, because another
 *   server of ours is about to use them
 * @returns {Promise<number>}
 * @throws {Error} when none of the next 200 is free
 */
export async function freePort(from, taken = []) {
  const last = Math.min(from + portsTried, 65_535);
  for (let port = from; port <= last; port += 1) {
    if (!taken.includes(port) && (await isPortFree(port))) {
      return port;
    }
  }
  throw new Error(`No free port between ${from} and ${last}.`);
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
async function isPortFree(port) {
  for (const address of addresses) {
    if (!(await canListen(port, address))) {
      return false;
    }
  }
  return true;
}

/**
 * @param {number} port
 * @param {string} address
 * @returns {Promise<boolean>}
 */
function canListen(port, address) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      // A machine without IPv6 cannot have anything listening there.
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT');
    });
    server.listen({ port, host: address, ipv6Only: address === '::' }, () => {
      server.close(() => resolve(true));
    });
  });
}
