import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';

/**
 * Counts how many requests the dashboard's own way to Keycloak has open at the same moment. It is
 * looked at in this process, which passes them on, so requests of a worker count like the page's.
 *
 * @returns {{ now: () => number, most: () => number, stop: () => void }}
 */
export function watchRequestsAtOnce() {
  let open = 0;
  let most = 0;
  /** @param {unknown} message */
  const onStart = (message) => {
    const request =
      typeof message === 'object' && message !== null && 'request' in message && message.request;
    if (request instanceof ClientRequest) {
      open += 1;
      most = Math.max(most, open);
      request.once('close', () => {
        open -= 1;
      });
    }
  };
  subscribe('http.client.request.start', onStart);
  return {
    now: () => open,
    most: () => most,
    stop: () => void unsubscribe('http.client.request.start', onStart),
  };
}
