import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

const TONE = {
  neutral: 'border-line bg-sunken text-muted',
  warn: 'border-warn-line bg-warn-soft text-warn-text',
  danger: 'border-danger-line bg-danger-soft text-danger-text',
} as const;

interface StatePanelProps {
  readonly icon: LucideIcon;
  readonly tone?: keyof typeof TONE;
  readonly title: string;
  /** Stands in place of a whole page: its title is the page's heading and the browser tab's. */
  readonly isPage?: boolean;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly role?: 'alert' | 'status';
}

/** What stands in place of content: nothing here, not allowed, not reachable, broken. */
export function StatePanel({
  icon: Icon,
  tone = 'neutral',
  title,
  isPage = false,
  children,
  actions,
  role,
}: StatePanelProps) {
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <div
      role={role}
      className="animate-fade text-muted flex flex-col items-center gap-3 px-6 py-16 text-center"
    >
      {isPage && <title>{`${title} · Curfew`}</title>}
      <span
        className={`rounded-dialog flex size-12 items-center justify-center border ${TONE[tone]}`}
      >
        <Icon size={20} aria-hidden />
      </span>
      <Heading className="text-16 text-text max-w-2xl font-semibold break-words">{title}</Heading>
      <div className="text-14 flex max-w-lg flex-col items-center gap-3 break-words">
        {children}
      </div>
      {actions !== undefined && (
        <div className="flex flex-wrap justify-center gap-2 pt-1">{actions}</div>
      )}
    </div>
  );
}
