import type { RealmRole } from '#domain/permission.ts';
import { Notice } from '#ui/notice.tsx';

import { ForeignText } from './foreign-text.tsx';

interface MissingRoleNoteProps {
  readonly realm: string;
  readonly missing: RealmRole;
  /** What cannot be seen or done without the role, as the start of a sentence. */
  readonly what: string;
}

/** Says what a person cannot see or do here, and which role would let them. */
export function MissingRoleNote({ realm, missing, what }: MissingRoleNoteProps) {
  return (
    <Notice tone="info">
      {what} needs the role <code className="text-12 font-mono">{missing}</code> of realm{' '}
      <ForeignText text={realm} />, which you do not have.
    </Notice>
  );
}
