import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

import { setAdminUrl } from '#api/admin-client.ts';
import { toApiError } from '#api/api-error.ts';
import { type AppConfig, loadAppConfig } from '#api/app-config.ts';
import { leaveForSignIn, type SignInStart, startSignIn } from '#api/sign-in.ts';
import { ConfigProblemPage } from '#features/setup/config-problem-page.tsx';
import { SignInProblemPage } from '#features/setup/sign-in-problem-page.tsx';
import { StartProblemPage } from '#features/setup/start-problem-page.tsx';
import { PageSkeleton } from '#ui/skeleton.tsx';

import { App } from './app.tsx';

/** Reads the deployment's config, signs in, and draws what comes of it. */
export async function start(element: Element): Promise<void> {
  const root = createRoot(element);
  const draw = (page: ReactNode) => root.render(<StrictMode>{page}</StrictMode>);

  draw(<PageSkeleton label="Starting" />);
  try {
    const loaded = await loadAppConfig(location.href);
    if (loaded.kind === 'bad') {
      draw(<ConfigProblemPage problem={loaded.problem} />);
      return;
    }
    setAdminUrl(loaded.config.adminUrl);
    await signIn(loaded.config, draw, () => startSignIn(loaded.config));
  } catch (error) {
    draw(<StartProblemPage error={toApiError(error)} />);
  }
}

async function signIn(
  config: AppConfig,
  draw: (page: ReactNode) => void,
  attempt: () => Promise<SignInStart>,
): Promise<void> {
  const outcome = await attempt();
  if (outcome.kind === 'leaving') return;
  if (outcome.kind === 'signed-in') {
    draw(<App config={config} />);
    return;
  }
  const retry = () => signIn(config, draw, leaveForSignIn);
  draw(<SignInProblemPage config={config} problem={outcome} onRetry={retry} />);
}
