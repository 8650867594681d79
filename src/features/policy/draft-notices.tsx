import { counted } from '#components/count.ts';
import { saveFile } from '#components/save-file.ts';
import { draftSize } from '#domain/policy-draft.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

import type { AppliedSet } from './applied-sets.ts';
import type { PolicyDraftState } from './use-policy-draft.ts';

interface DraftNoticesProps {
  readonly state: PolicyDraftState;
  /** What was applied just now. */
  readonly lastApplied: AppliedSet | undefined;
  readonly onUndo: (set: AppliedSet) => void;
}

/** What became of drafts: applied, put away, or not readable. */
export function DraftNotices({ state, lastApplied, onUndo }: DraftNoticesProps) {
  const { putAway, unreadable } = state;
  return (
    <>
      {lastApplied && (
        <Notice
          tone="ok"
          role="status"
          actions={
            <Button size="sm" onPress={() => onUndo(lastApplied)}>
              Undo…
            </Button>
          }
        >
          Applied {counted(lastApplied.changes.length, 'change')}; Keycloak holds them now. Undo
          brings dead sessions back as long as Keycloak has not swept their rows, about 15 min.
        </Notice>
      )}
      {putAway && (
        <Notice
          tone="info"
          actions={
            <>
              <Button size="sm" onPress={state.bringBack}>
                Bring it back
              </Button>
              <Button size="sm" variant="ghost" onPress={state.forgetPutAway}>
                Forget it
              </Button>
            </>
          }
        >
          A draft of {counted(draftSize(putAway.draft), 'change')} was put away.
        </Notice>
      )}
      {unreadable !== null && (
        <Notice
          tone="warn"
          role="alert"
          actions={
            <>
              <Button
                size="sm"
                onPress={() => saveFile('curfew-draft.json', new Blob([unreadable]))}
              >
                Download it
              </Button>
              <Button size="sm" variant="ghost" onPress={state.forgetUnreadable}>
                Throw it away
              </Button>
            </>
          }
        >
          This browser keeps a draft that this version of Curfew cannot read: of an older one, or
          broken. It is set aside, and not part of the draft below.
        </Notice>
      )}
    </>
  );
}
