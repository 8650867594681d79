import { serveDashboard } from '#scripts/dashboard/serve-dashboard.mjs';
import { connectCurfew } from '#scripts/setup/connect-curfew.mjs';

import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { keycloak, rest } from './keycloak.ts';

/** A deployment of the dashboard, as `config.json` describes it. */
export interface Site {
  /** What to open in a browser, without a slash at its end. */
  readonly origin: string;
  readonly config: Readonly<Record<string, string>>;
  /** Between the dashboard and Keycloak; undefined where the browser calls Keycloak itself. */
  readonly proxy: FaultProxy | undefined;
  readonly setConfig: (config: object | string | null) => void;
  readonly close: () => Promise<void>;
}

interface SiteRequest {
  /** Where admins sign in. */
  readonly signInRealm: string;
  /** The realms they may look after. */
  readonly realms: readonly string[];
  readonly clientId?: string;
  readonly isCrossOrigin?: boolean;
}

const DIST_DIR = process.env['CURFEW_DIST'] ?? 'dist';

/** Serves the built dashboard for a realm and makes Keycloak know it. */
export async function serveSite(request: SiteRequest): Promise<Site> {
  const { signInRealm, realms, clientId = 'curfew', isCrossOrigin = false } = request;
  const proxy = isCrossOrigin ? undefined : await startFaultProxy(keycloak.url);
  const config = {
    keycloakUrl: keycloak.url,
    ...(isCrossOrigin ? {} : { adminUrl: '/kc' }),
    realm: signInRealm,
    clientId,
  };
  const dashboard = await serveDashboard({
    distDir: DIST_DIR,
    config,
    ...(proxy === undefined ? {} : { proxyTo: proxy.url }),
  });
  await connectCurfew({
    rest,
    signInRealm,
    realms: [...realms],
    clientId,
    origins: [dashboard.origin],
  });
  return {
    origin: dashboard.origin,
    config,
    proxy,
    setConfig: dashboard.setConfig,
    close: async () => {
      await dashboard.close();
      await proxy?.close();
    },
  };
}
