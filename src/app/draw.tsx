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
import { createAppRouter } from './router/router.tsx';

/** Draws the signed-in app. */
export function drawApp(element: Element, config: AppConfig): void {
  setAdminUrl(config.adminUrl);
  const queryClient = createQueryClient();
  const router = createAppRouter({ queryClient, config });
  // The loaders send their requests while React mounts; what fails is shown by the router.
  router.load().catch(() => undefined);
  draw(element, <App queryClient={queryClient} router={router} />);
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
