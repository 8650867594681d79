import { toApiError } from '#api/api-error.ts';
import { type AppConfig, loadAppConfig } from '#api/app-config.ts';
import { deepLink, leaveForSignIn, type SignInStart, startSignIn } from '#api/sign-in.ts';

/**
 * Reads the deployment's config, signs in, and draws what comes of it. Most starts only lead to
 * Keycloak's page, so what draws is loaded when it is known to be needed: React and all above it.
 */
export async function start(element: Element): Promise<void> {
  const isBack = new URLSearchParams(location.search).has('state');
  // Back from Keycloak's page: what draws comes while the tokens are fetched.
  // What fails here fails again, and is shown, where it is needed.
  if (isBack) loadDrawing().catch(() => undefined);
  try {
    const loaded = await loadAppConfig(location.href);
    if (loaded.kind === 'bad') {
      (await loadDrawing()).drawConfigProblem(element, loaded.problem);
      return;
    }
    // What fails here fails again, and is shown, where it is needed.
    if (isBack) prepare(loaded.config, deepLink()).catch(() => undefined);
    await signIn(element, loaded.config, () => startSignIn(loaded.config));
  } catch (error) {
    (await loadDrawing()).drawStartProblem(element, toApiError(error));
  }
}

const loadDrawing = () => import('./draw.tsx');

async function prepare(config: AppConfig, path: string): Promise<void> {
  (await loadDrawing()).prepareApp(config, path);
}

async function signIn(
  element: Element,
  config: AppConfig,
  attempt: () => Promise<SignInStart>,
): Promise<void> {
  const outcome = await attempt();
  if (outcome.kind === 'leaving') return;
  const { drawApp, drawSignInProblem } = await loadDrawing();
  if (outcome.kind === 'signed-in') {
    drawApp(element, config);
    return;
  }
  const retry = () => signIn(element, config, leaveForSignIn);
  drawSignInProblem(element, { config, problem: outcome, onRetry: retry });
}
