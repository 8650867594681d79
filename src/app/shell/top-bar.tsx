import { useQuery } from '@tanstack/react-query';
import { Link, useMatches, useParams } from '@tanstack/react-router';
import { ChevronRight, Moon, Sun } from 'lucide-react';

import { userQuery } from '#api/user-queries.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { IconButton } from '#ui/icon-button.tsx';

import { RealmSwitcher } from './realm-switcher.tsx';
import { RunningJobs } from './running-jobs.tsx';
import { setTheme, useTheme } from './theme.ts';

/** Where the page stands, and the switch between light and dark. */
export function TopBar() {
  const { realm } = useParams({ from: '/realms/$realm' });
  const { clientId } = useParams({ strict: false });
  const username = useUsername(realm);
  const { title, parent } = useMatches({ select: (matches) => matches.at(-1)?.staticData ?? {} });
  const theme = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <header className="border-line flex h-12 shrink-0 items-center gap-3 border-b px-6 max-sm:px-3">
      <nav aria-label="Breadcrumb" className="min-w-0 flex-1 max-sm:hidden">
        <ol className="text-muted flex min-w-0 items-center gap-1.5">
          <li className="flex min-w-0 items-center gap-1.5">
            <ForeignText text={realm} className="truncate" />
          </li>
          {clientId !== undefined && (
            <li className="flex items-center gap-1.5">
              <Separator />
              <Link to="/realms/$realm/clients" params={{ realm }} className="hover:text-text">
                Clients
              </Link>
            </li>
          )}
          {username !== undefined && (
            <li className="flex items-center gap-1.5">
              <Separator />
              <Link to="/realms/$realm/users" params={{ realm }} className="hover:text-text">
                Users
              </Link>
            </li>
          )}
          {parent === 'revocations' && (
            <li className="flex items-center gap-1.5">
              <Separator />
              <Link to="/realms/$realm/revocations" params={{ realm }} className="hover:text-text">
                Revocations
              </Link>
            </li>
          )}
          <li aria-current="page" className="text-text flex min-w-0 items-center gap-1.5">
            <Separator />
            <ForeignText
              text={clientId ?? username ?? title ?? ''}
              className="truncate font-medium"
            />
          </li>
        </ol>
      </nav>
      <div className="min-w-0 flex-1 sm:hidden">
        <RealmSwitcher />
      </div>
      <RunningJobs />
      <IconButton label={`Switch to ${other} theme`} onPress={() => setTheme(other)}>
        {theme === 'dark' ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
      </IconButton>
    </header>
  );
}

/** The name of the user whose page this is, the id until it is known; undefined on other pages. */
function useUsername(realm: string): string | undefined {
  const { userId } = useParams({ strict: false });
  const user = useQuery({ ...userQuery(realm, userId ?? ''), enabled: false });
  return userId === undefined ? undefined : (user.data?.username ?? userId);
}

const Separator = () => <ChevronRight size={14} className="text-subtle shrink-0" aria-hidden />;
