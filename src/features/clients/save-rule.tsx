import { Bookmark } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';

import type { SessionClient } from '#domain/offline-session.ts';
import type { SessionSearch } from '#domain/session-search.ts';
import { Button } from '#ui/button.tsx';

const SaveRuleDialog = lazy(async () => {
  const { SaveRuleDialog: Dialog } = await import('./save-rule-dialog.tsx');
  return { default: Dialog };
});

interface SaveRuleProps {
  readonly realm: string;
  readonly client: SessionClient;
  readonly search: SessionSearch;
}

/** Keeps the filters under a name, to plan by them again. */
export function SaveRule(props: SaveRuleProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button icon={<Bookmark size={15} aria-hidden />} onPress={() => setIsOpen(true)}>
        Save as rule…
      </Button>
      {isOpen && (
        <Suspense>
          <SaveRuleDialog {...props} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
