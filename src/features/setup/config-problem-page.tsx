import { FileWarning } from 'lucide-react';

import { Button } from '#ui/button.tsx';
import { StatePanel } from '#ui/state-panel.tsx';

const EXAMPLE = `{
  "keycloakUrl": "https://id.example.com",
  "adminUrl": "/kc",
  "realm": "master",
  "clientId": "curfew"
}`;

/** The deployment's config cannot be used: says why, and what it must hold. */
export function ConfigProblemPage({ problem }: { problem: string }) {
  return (
    <main>
      <StatePanel
        isPage
        icon={FileWarning}
        tone="danger"
        title="Curfew’s config.json cannot be used"
        role="alert"
        actions={
          <Button variant="primary" onPress={() => location.reload()}>
            Try again
          </Button>
        }
      >
        <p>{problem}</p>
        <p>{new URL('/config.json', location.href).href} must hold something like this:</p>
        <pre className="rounded-card border-line bg-surface text-12 border p-4 text-left font-mono">
          {EXAMPLE}
        </pre>
        <ul className="list-disc pl-5 text-left">
          <li>
            <b>keycloakUrl</b>: Keycloak’s own address, with its path if it has one.
          </li>
          <li>
            <b>adminUrl</b>: a path of this host that is proxied to Keycloak. Leave it out to call
            Keycloak across origins.
          </li>
          <li>
            <b>realm</b>: where admins sign in: master, or the one realm they manage.
          </li>
          <li>
            <b>clientId</b>: the public client made for Curfew in that realm.
          </li>
        </ul>
      </StatePanel>
    </main>
  );
}
