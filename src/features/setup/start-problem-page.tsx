import { CircleAlert } from 'lucide-react';

import type { ApiError } from '#api/api-error.ts';
import { Button } from '#ui/button.tsx';
import { StatePanel } from '#ui/state-panel.tsx';

/** Curfew could not start for a reason that nobody foresaw, or the browser keeps nothing for it. */
export function StartProblemPage({ error }: { error: ApiError }) {
  return (
    <main>
      <StatePanel
        isPage
        icon={CircleAlert}
        tone="danger"
        title="Curfew could not start"
        role="alert"
        actions={
          <Button variant="primary" onPress={() => location.reload()}>
            Try again
          </Button>
        }
      >
        <p>{error.message}</p>
        <p>
          Sign-in needs the browser’s session storage: allow this site to keep data, or leave
          private mode.
        </p>
      </StatePanel>
    </main>
  );
}
