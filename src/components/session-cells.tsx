import type { OfflineSession } from '#domain/offline-session.ts';
import { visibleText } from '#domain/visible-text.ts';

import { ForeignText } from './foreign-text.tsx';

export function SessionUser({ session }: { session: OfflineSession }) {
  return session.username === undefined ? (
    <span className="text-subtle italic">(deleted user)</span>
  ) : (
    <ForeignText text={session.username} className="truncate font-medium" />
  );
}

export function SessionId({ session }: { session: OfflineSession }) {
  return (
    <code
      translate="no"
      title={visibleText(session.id)}
      className="text-12 text-muted truncate font-mono"
    >
      {visibleText(session.id).slice(0, 8)}
    </code>
  );
}
