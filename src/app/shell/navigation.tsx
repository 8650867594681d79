import { Link, useNavigate, useParams, useRouteContext } from '@tanstack/react-router';
import {
  Ban,
  Ellipsis,
  LayoutGrid,
  type LucideIcon,
  NotebookText,
  ScanSearch,
  SlidersHorizontal,
  Users,
} from 'lucide-react';
import { lazy, Suspense, useSyncExternalStore } from 'react';

import { readKept, watchKept } from '#api/kept-text.ts';
import { draftKey } from '#features/policy/draft-key.ts';
import { Menu } from '#ui/menu.tsx';

import { ChunkBoundary } from './chunk-boundary.tsx';
import { PersonMenu } from './person-menu.tsx';
import { RealmSwitcher } from './realm-switcher.tsx';

const DraftCount = lazy(async () => {
  const { DraftCount: Count } = await import('#features/policy/draft-count.tsx');
  return { default: Count };
});

const PAGES = [
  { to: '/realms/$realm/clients', name: 'Clients', icon: LayoutGrid, isRare: false },
  { to: '/realms/$realm/users', name: 'Users', icon: Users, isRare: false },
  { to: '/realms/$realm/policy', name: 'Policy', icon: SlidersHorizontal, isRare: false },
  { to: '/realms/$realm/revocations', name: 'Revocations', icon: Ban, isRare: true },
  { to: '/realms/$realm/journal', name: 'Journal', icon: NotebookText, isRare: true },
  { to: '/realms/$realm/inspect', name: 'Inspector', icon: ScanSearch, isRare: true },
] as const satisfies readonly {
  to: string;
  name: string;
  icon: LucideIcon;
  /** On phones it stands under “More”. */
  isRare: boolean;
}[];

const RARE_PAGES = PAGES.filter(({ isRare }) => isRare);

const ENTRY =
  'rounded-control max-sm:text-11 relative flex h-8 items-center gap-2.5 px-2.5 transition-colors duration-120 max-xl:justify-center max-xl:px-0 max-sm:h-12 max-sm:flex-1 max-sm:flex-col max-sm:justify-center max-sm:gap-0.5';

/** The way between pages: a column, a rail of icons below 1280 px, a bar at the bottom on phones. */
export function Navigation() {
  const { realm } = useParams({ from: '/realms/$realm' });
  const navigate = useNavigate();
  return (
    <div className="border-line bg-bg flex min-h-0 flex-col border-r p-2 max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-20 max-sm:flex-row max-sm:border-t max-sm:border-r-0 max-sm:p-1">
      <div className="pb-3 max-sm:hidden">
        <RealmSwitcher />
      </div>
      <nav aria-label="Pages" className="flex flex-col gap-0.5 max-sm:flex-1 max-sm:flex-row">
        {PAGES.map(({ to, name, icon: Icon, isRare }) => (
          <Link
            key={to}
            to={to}
            params={{ realm }}
            title={name}
            activeProps={{ className: 'bg-active font-medium text-text' }}
            inactiveProps={{ className: 'text-muted hover:bg-hover hover:text-text' }}
            className={`${ENTRY} ${isRare ? 'max-sm:hidden' : ''}`}
          >
            <Icon size={16} className="shrink-0" aria-hidden />
            <span className="max-xl:sr-only max-sm:not-sr-only xl:flex-1">{name}</span>
            {name === 'Policy' && <PolicyEdits realm={realm} />}
          </Link>
        ))}
        <span className="flex flex-1 sm:hidden">
          <Menu
            label="More pages"
            triggerClassName={`${ENTRY} text-muted hover:bg-hover`}
            trigger={
              <>
                <Ellipsis size={16} className="shrink-0" aria-hidden />
                <span>More</span>
              </>
            }
            options={RARE_PAGES.map(({ to, name }) => ({ id: to, label: name, text: name }))}
            onChoose={(id) => {
              const page = RARE_PAGES.find(({ to }) => to === id);
              if (page) void navigate({ to: page.to, params: { realm } });
            }}
          />
        </span>
      </nav>
      <div className="mt-auto max-sm:mt-0">
        <PersonMenu />
      </div>
    </div>
  );
}

/** How many values this browser's draft changes; what reads it is loaded where there is one. */
function PolicyEdits({ realm }: { realm: string }) {
  const { config } = useRouteContext({ from: '/realms/$realm' });
  const key = draftKey(config.keycloakUrl, realm);
  const text = useSyncExternalStore(watchKept, () => readKept(key));
  return (
    text !== null && (
      <ChunkBoundary>
        <Suspense>
          <DraftCount text={text} />
        </Suspense>
      </ChunkBoundary>
    )
  );
}
