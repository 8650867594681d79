import { Lock } from 'lucide-react';

import { signOut } from '#api/sign-in.ts';
import { usePerson } from '#components/use-person.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { StatePanel } from '#ui/state-panel.tsx';

/** Signed in, but no realm may be seen: the roles or the client's scope are missing. */
export function NoRealmPage() {
  const person = usePerson();
  return (
    <main>
      <StatePanel
        isPage
        icon={Lock}
        tone="warn"
        title="There is no realm you may see"
        actions={<Button onPress={signOut}>Sign out</Button>}
      >
        <p>
          {visibleText(person?.username ?? '')} needs at least the roles view-realm, view-clients
          and view-users of a realm, and the client Curfew signs in with needs them in its scope.
        </p>
      </StatePanel>
    </main>
  );
}
