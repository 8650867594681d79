import { KeyRound, ServerOff } from 'lucide-react';

import type { AppConfig } from '#api/app-config.ts';
import type { SignInStart } from '#api/sign-in.ts';
import { RetryCountdown } from '#components/retry-countdown.tsx';
import { Button } from '#ui/button.tsx';
import { StatePanel } from '#ui/state-panel.tsx';

interface SignInProblemPageProps {
  readonly config: AppConfig;
  readonly problem: Exclude<SignInStart, { kind: 'signed-in' | 'leaving' }>;
  readonly onRetry: () => Promise<void>;
}

/** Nobody is signed in, and going to Keycloak's page would not help: says why. */
export function SignInProblemPage({ config, problem, onRetry }: SignInProblemPageProps) {
  const again = (
    <Button variant="primary" onPress={onRetry}>
      Try again
    </Button>
  );
  if (problem.kind === 'unreachable') {
    return (
      <main>
        <StatePanel
          isPage
          icon={ServerOff}
          tone="danger"
          title={`Can’t reach ${new URL(config.keycloakUrl).host}`}
          actions={<RetryCountdown onRetry={onRetry} />}
        >
          <p role="alert">
            No answer at {config.adminUrl}. Keycloak may be down, or this deployment’s config.json
            names the wrong address.
          </p>
        </StatePanel>
      </main>
    );
  }
  return (
    <main>
      <StatePanel
        isPage
        icon={KeyRound}
        tone="danger"
        title="Sign-in did not work"
        role="alert"
        actions={again}
      >
        <p>{problemText(config, problem)}</p>
        {problem.kind === 'refused' && <Checklist config={config} />}
      </StatePanel>
    </main>
  );
}

function problemText(config: AppConfig, problem: SignInProblemPageProps['problem']): string {
  switch (problem.kind) {
    case 'insecure':
      return 'Browsers allow sign-in only on https pages, and on localhost. Open this dashboard over https.';
    case 'realm-missing':
      return `${config.keycloakUrl} has no realm “${config.realm}”, which config.json names.`;
    case 'refused':
      return problem.reason;
    case 'unreachable':
      return 'Keycloak did not answer.';
  }
}

function Checklist({ config }: { config: AppConfig }) {
  return (
    <div className="text-left">
      <p>
        If it goes on failing, check the client <code className="font-mono">{config.clientId}</code>{' '}
        in realm <code className="font-mono">{config.realm}</code>:
      </p>
      <ul className="list-disc pl-5">
        <li>
          Valid redirect URI: <code className="font-mono">{location.origin}/</code>
        </li>
        <li>
          Web origin: <code className="font-mono">{location.origin}</code>
        </li>
        <li>Client authentication off, standard flow on, PKCE method S256.</li>
        <li>The browser accepts Keycloak’s cookies.</li>
      </ul>
    </div>
  );
}
