import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type NoticeTone = 'info' | 'ok' | 'warn' | 'danger';

const LOOK = {
  info: { box: 'border-line bg-sunken text-muted', icon: Info },
  ok: { box: 'border-ok-line bg-ok-soft text-ok-text', icon: CircleCheck },
  warn: { box: 'border-warn-line bg-warn-soft text-warn-text', icon: TriangleAlert },
  danger: { box: 'border-danger-line bg-danger-soft text-danger-text', icon: CircleAlert },
} as const;

interface NoticeProps {
  readonly tone: NoticeTone;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** `alert` interrupts a screen reader; `status` waits for a pause. */
  readonly role?: 'alert' | 'status';
}

/** A strip that says something about what is below or beside it. */
export function Notice({ tone, children, actions, role }: NoticeProps) {
  const { box, icon: Icon } = LOOK[tone];
  return (
    <div
      role={role}
      className={`rounded-control flex flex-wrap items-start gap-x-3 gap-y-2 border px-3 py-2 ${box}`}
    >
      <Icon size={16} className="mt-0.5 shrink-0" aria-hidden />
      <div className="min-w-48 flex-1 break-words">{children}</div>
      {actions !== undefined && <div className="flex gap-2">{actions}</div>}
    </div>
  );
}
