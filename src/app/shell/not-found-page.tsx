import { Link } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';

import { buttonClass } from '#ui/button-class.ts';
import { StatePanel } from '#ui/state-panel.tsx';

export function NotFoundPage() {
  return (
    <main>
      <StatePanel
        isPage
        icon={SearchX}
        title="There is no such page"
        actions={
          <Link to="/" className={buttonClass('primary')}>
            Go to the start
          </Link>
        }
      >
        <p>The address may be from another version of Curfew, or mistyped.</p>
      </StatePanel>
    </main>
  );
}
