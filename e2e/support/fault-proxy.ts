import {
  createServer,
  type IncomingMessage,
  request as send,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** A call that came through, as the dashboard sent it. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query, as Keycloak is called. */
  readonly path: string;
  readonly body: string;
}

/**
 * What happens to a call instead of the usual: `answer` never reaches Keycloak; `cut` breaks the
 * connection in the middle of Keycloak's body; `drop` gives no answer at all, and `lose` none either
 * although Keycloak has done what was asked; `delay` only waits, and `hold` does so until the rule is
 * taken out.
 */
export type Fault =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: string;
      readonly type?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'cut' | 'drop' | 'lose' | 'hold' }
  | { readonly kind: 'delay'; readonly millis: number };

export interface FaultRule {
  readonly when: (request: SeenRequest) => boolean;
  readonly fault: Fault;
  /** After so many calls the rule is spent; it lasts until `heal` if not given. */
  readonly times?: number;
}

export interface FaultProxy {
  readonly url: string;
  /** All calls since the last `heal`. */
  readonly seen: readonly SeenRequest[];
  /** Later rules come first. Returns what takes the rule out again. */
  readonly inject: (rule: FaultRule) => () => void;
  /** As if Keycloak were switched off. */
  readonly refuseAll: () => () => void;
  /** Takes all faults out and forgets what was seen. */
  readonly heal: () => void;
  readonly close: () => Promise<void>;
}

interface LiveRule extends FaultRule {
  left: number;
  readonly isOut: Promise<void>;
  readonly takeOut: () => void;
}

/** A reverse proxy in front of the real Keycloak that can make it fail. It keeps Keycloak's own Host. */
export async function startFaultProxy(keycloakUrl: string): Promise<FaultProxy> {
  const target = new URL(keycloakUrl);
  let rules: LiveRule[] = [];
  let seen: SeenRequest[] = [];

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const body = await buffer(request);
    const call = {
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      body: body.toString('utf8'),
    };
    seen.push(call);
    const rule = rules.find((candidate) => candidate.left > 0 && candidate.when(call));
    if (rule) rule.left -= 1;
    const fault = rule?.fault;
    if (fault?.kind === 'drop') {
      response.destroy();
      return;
    }
    if (fault?.kind === 'answer') {
      const type = { 'content-type': fault.type ?? 'application/json' };
      response.writeHead(fault.status, { ...type, ...fault.headers });
      response.end(fault.body);
      return;
    }
    if (fault?.kind === 'delay') await sleep(fault.millis);
    if (fault?.kind === 'hold') await rule?.isOut;
    pass({ request, response, body, fault: fault?.kind });
  }

  function pass({ request, response, body, fault }: PassedCall) {
    const upstream = send({
      hostname: target.hostname,
      port: target.port,
      method: request.method,
      path: request.url,
      headers: { ...request.headers, host: target.host, connection: 'close' },
    });
    upstream.on('response', (answer) => {
      if (fault === 'lose') {
        response.destroy();
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      if (fault === 'cut') {
        answer.once('data', (chunk: Buffer) => {
          response.write(chunk.subarray(0, Math.ceil(chunk.length / 2)), () => response.destroy());
        });
      } else {
        answer.pipe(response);
      }
    });
    upstream.on('error', () => response.destroy());
    upstream.end(body);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });

  const inject = (rule: FaultRule) => {
    const live = liveRule(rule);
    rules = [live, ...rules];
    return live.takeOut;
  };
  return {
    url: `http://127.0.0.1:${portOf(server.address())}${target.pathname.replace(/\/+$/, '')}`,
    get seen() {
      return seen;
    },
    inject,
    refuseAll: () => inject({ when: () => true, fault: { kind: 'drop' } }),
    heal: () => {
      for (const rule of rules) rule.takeOut();
      rules = [];
      seen = [];
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function liveRule(rule: FaultRule): LiveRule {
  let release: () => void;
  const isOut = new Promise<void>((resolve) => {
    release = resolve;
  });
  const live = {
    ...rule,
    left: rule.times ?? Infinity,
    isOut,
    takeOut: () => {
      live.left = 0;
      release();
    },
  };
  return live;
}

interface PassedCall {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
  readonly fault: Fault['kind'] | undefined;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return address.port;
}
