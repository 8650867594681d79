import type { ReactNode } from 'react';

import { visibleText } from '#domain/visible-text.ts';

interface PageHeaderProps {
  /** The page's name; also the browser tab's, with the realm. */
  readonly title: string;
  readonly realm: string;
  readonly subtitle?: ReactNode;
  /** The heading where it is more than the title in plain text. */
  readonly heading?: ReactNode;
  readonly actions?: ReactNode;
}

/** The head of a page: its one `h1`, a line about it, and what can be done here. */
export function PageHeader({ title, realm, subtitle, heading, actions }: PageHeaderProps) {
  return (
    <header className="flex shrink-0 flex-wrap items-start gap-x-4 gap-y-2">
      <title>{`${visibleText(title)} · ${visibleText(realm)} · Curfew`}</title>
      <div className="min-w-0 flex-1 basis-64">
        <h1 className="text-20 flex flex-wrap items-center gap-2 font-semibold break-words">
          {heading ?? title}
        </h1>
        {subtitle !== undefined && <p className="text-muted pt-0.5">{subtitle}</p>}
      </div>
      {actions}
    </header>
  );
}
