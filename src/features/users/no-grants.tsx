import { MoonStar } from 'lucide-react';

import { StatePanel } from '#ui/state-panel.tsx';

/** A user without offline sessions, and what Keycloak does not tell. */
export function NoGrants() {
  return (
    <StatePanel icon={MoonStar} title="No offline sessions">
      <p>
        No client holds an offline token of this user that is alive by its times. Rows that are dead
        but not yet removed show in the client’s list only.
      </p>
    </StatePanel>
  );
}
