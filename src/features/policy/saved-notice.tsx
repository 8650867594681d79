import { draftKeys } from '#domain/realm-draft.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

import { KEY_NAMES, valueWords } from './policy-words.ts';
import { notTaken, type SavedPolicy } from './save-policy.ts';

interface SavedNoticeProps {
  readonly result: SavedPolicy;
  /** Makes a draft of the values before; nothing is sent by it. */
  readonly onUndo: () => void;
}

/** What Keycloak holds after saving, told from reading it back. */
export function SavedNotice({ result, onUndo }: SavedNoticeProps) {
  const undo = (
    <Button size="sm" onPress={onUndo}>
      Undo…
    </Button>
  );
  const refused = notTaken(result);
  if (refused.length > 0) {
    return (
      <Notice tone="warn" role="alert" actions={undo}>
        Keycloak took the change but holds other values:{' '}
        {refused.map((key) => `${KEY_NAMES[key]} ${valueWords(result.after[key])}`).join(', ')}.
      </Notice>
    );
  }
  return (
    <Notice tone="ok" role="status" actions={undo}>
      Saved. Keycloak now holds{' '}
      {draftKeys(result.draft)
        .map((key) => `${KEY_NAMES[key]} ${valueWords(result.after[key])}`)
        .join(', ')}
      .
    </Notice>
  );
}
