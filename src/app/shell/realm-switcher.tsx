import { useQuery } from '@tanstack/react-query';
import { useMatchRoute, useNavigate, useParams, useRouteContext } from '@tanstack/react-router';
import { ChevronsUpDown } from 'lucide-react';
import { useState } from 'react';

import { realmsQuery } from '#api/realm-queries.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { visibleText } from '#domain/visible-text.ts';
import { Menu } from '#ui/menu.tsx';

import { Logo } from './logo.tsx';

const PAGES_OF_ALL = [
  '/realms/$realm/users',
  '/realms/$realm/policy',
  '/realms/$realm/inspect',
  '/realms/$realm/revocations',
  '/realms/$realm/journal',
] as const;

/** Which realm of which server is shown, and the way to the others. */
export function RealmSwitcher() {
  const { realm } = useParams({ from: '/realms/$realm' });
  const { config } = useRouteContext({ from: '/realms/$realm' });
  // The list is one more request on every start, and most starts do not ask for it.
  const [isWanted, setIsWanted] = useState(false);
  const realms = useQuery({ ...realmsQuery(config.realm), enabled: isWanted });
  const navigate = useNavigate();
  // A client of one realm means nothing in another; these pages are there in each.
  const matches = useMatchRoute();
  const page =
    PAGES_OF_ALL.find((to) => matches({ to, fuzzy: true }) !== false) ?? '/realms/$realm/clients';
  return (
    <Menu
      label={`Realm ${visibleText(realm)}, switch`}
      triggerClassName="flex w-full items-center gap-2.5 rounded-control p-1.5 text-left hover:bg-hover max-xl:justify-center max-xl:p-0.5"
      trigger={
        <>
          <Logo />
          <span className="flex min-w-0 flex-1 flex-col max-xl:hidden max-sm:flex">
            <ForeignText text={realm} className="truncate font-semibold" />
            <span className="text-12 text-subtle truncate">{new URL(config.keycloakUrl).host}</span>
          </span>
          <ChevronsUpDown size={14} className="text-subtle shrink-0 max-xl:hidden" aria-hidden />
        </>
      }
      onOpen={() => setIsWanted(true)}
      emptyText={realms.error?.message ?? 'Looking up realms …'}
      options={(realms.data ?? []).map(({ name, displayName, enabled }) => ({
        id: name,
        text: name,
        label: <ForeignText text={name} />,
        detail: detailOf(displayName, enabled),
        isCurrent: name === realm,
      }))}
      onChoose={(name) => void navigate({ to: page, params: { realm: name } })}
    />
  );
}

function detailOf(displayName: string | undefined, enabled: boolean): string | undefined {
  const name = displayName === undefined ? undefined : visibleText(displayName);
  if (enabled) return name;
  return name === undefined ? 'disabled' : `${name} · disabled`;
}
