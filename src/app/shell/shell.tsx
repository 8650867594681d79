import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

import { ConnectionBanner } from './connection-banner.tsx';
import { Navigation } from './navigation.tsx';
import { TopBar } from './top-bar.tsx';
import { useSearchKey } from './use-search-key.ts';

/** What stands around every page of a realm: navigation, top bar, and the banner of a lost connection. */
export function Shell() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const lastPath = useRef(path);

  // A screen reader starts a new page at its heading, not at the link that led there.
  useEffect(() => {
    if (lastPath.current !== path) main.current?.focus();
    lastPath.current = path;
  }, [path]);

  useSearchKey();

  return (
    <div className="grid h-dvh grid-cols-[224px_minmax(0,1fr)] grid-rows-[minmax(0,1fr)] max-xl:grid-cols-[56px_minmax(0,1fr)] max-sm:grid-cols-1">
      <a
        href="#main"
        className="rounded-control bg-surface sr-only z-50 p-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <Navigation />
      <div className="flex min-h-0 min-w-0 flex-col">
        <TopBar />
        <ConnectionBanner />
        <main
          id="main"
          ref={main}
          tabIndex={-1}
          className="mx-auto flex min-h-0 w-full max-w-[1680px] flex-1 flex-col overflow-y-auto outline-none"
        >
          <Outlet />
        </main>
      </div>
    </div>
  );
}
