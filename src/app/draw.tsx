import { type ComponentProps, type ReactNode, StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';

import { setAdminUrl } from '#api/admin-client.ts';
import type { ApiError } from '#api/api-error.ts';
import type { AppConfig } from '#api/app-config.ts';
import { ConfigProblemPage } from '#features/setup/config-problem-page.tsx';
import { SignInProblemPage } from '#features/setup/sign-in-problem-page.tsx';
import { StartProblemPage } from '#features/setup/start-problem-page.tsx';

import { App } from './app.tsx';
import { createQueryClient } from './query-client.ts';
import { createAppRouter, loadFirstPage } from './router/router.tsx';

let app: ReturnType<typeof createApp> | undefined;

/** Makes ready what needs no token while tokens are fetched: the router, and the code of a page. */
export function prepareApp(config: AppConfig, path: string): void {
  app ??= createApp(config);
  const { router } = app;
  const [routes] = router.getMatchedRoutes(new URL(path, location.origin).pathname);
  for (const route of routes) {
    // Where a file cannot be had, the page says so when it is drawn.
    router.loadRouteChunk(route)?.catch(() => undefined);
  }
}

/** Draws the signed-in app. */
export function drawApp(element: Element, config: AppConfig): void {
  app ??= createApp(config);
  const { queryClient, router } = app;
  // The loaders send their requests while React mounts; what fails is shown by the router.
  loadFirstPage(router).catch(() => undefined);
  draw(element, <App queryClient={queryClient} router={router} />);
}

function createApp(config: AppConfig) {
  setAdminUrl(config.adminUrl);
  const queryClient = createQueryClient();
  return { queryClient, router: createAppRouter({ queryClient, config }) };
}

/** Draws why the deployment's config cannot be used. */
export const drawConfigProblem = (element: Element, problem: string): void =>
  draw(element, <ConfigProblemPage problem={problem} />);

/** Draws why nobody is signed in. */
export const drawSignInProblem = (
  element: Element,
  props: ComponentProps<typeof SignInProblemPage>,
): void => draw(element, <SignInProblemPage {...props} />);

/** Draws a fault that nobody foresaw. */
export const drawStartProblem = (element: Element, error: ApiError): void =>
  draw(element, <StartProblemPage error={error} />);

let root: Root | undefined;

function draw(element: Element, page: ReactNode): void {
  root ??= createRoot(element);
  root.render(<StrictMode>{page}</StrictMode>);
}
