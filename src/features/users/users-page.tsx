import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { SearchX, Users } from 'lucide-react';

import { USERS_PAGE, usersQuery } from '#api/user-queries.ts';
import { formatCount } from '#components/count.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { QueryFailure } from '#components/query-failure.tsx';
import type { RealmUser } from '#domain/realm-user.ts';
import { parseUserListSearch, userSearchText } from '#domain/user-search.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { StatePanel } from '#ui/state-panel.tsx';
import { Tag } from '#ui/tag.tsx';

import { useSettled } from './use-settled.ts';
import { UserBadge } from './user-badge.tsx';

const route = getRouteApi('/realms/$realm/users');

/** Finds a user of the realm by name, e-mail or id; the first users of the realm until asked for one. */
export function UsersPage() {
  const { realm } = route.useParams();
  // The router leaves what its parser dropped in the search.
  const { q = '' } = parseUserListSearch({ ...route.useSearch() });
  const navigate = route.useNavigate();
  const change = (text: string) =>
    void navigate({ search: parseUserListSearch({ q: text }), replace: true });
  return (
    <div className="page-padding flex flex-col gap-4">
      <PageHeader
        title="Users"
        realm={realm}
        subtitle="All offline sessions of one person, across clients"
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SearchField label="Name, e-mail or user id" value={q} onChange={change} />
        <span className="text-subtle">
          Finds what begins with it; <code className="font-mono">*text*</code> finds it anywhere.
        </span>
      </div>
      <FoundUsers realm={realm} q={q} onClear={() => change('')} />
    </div>
  );
}

/** Whoever types faster than this is not done yet. */
const TYPING_MILLIS = 250;

interface FoundUsersProps {
  readonly realm: string;
  readonly q: string;
  readonly onClear: () => void;
}

function FoundUsers({ realm, q, onClear }: FoundUsersProps) {
  const search = useSettled(userSearchText(q), TYPING_MILLIS);
  const pages = useInfiniteQuery({
    ...usersQuery(realm, search),
    // The list before stays until the next has come.
    placeholderData: keepPreviousData,
    // A refusal stands in place of the page; any other failure leaves the search field.
    throwOnError: ({ kind }, { state }) =>
      state.data === undefined && (kind === 'forbidden' || kind === 'missing'),
  });
  if (pages.isPending) {
    return (
      <p role="status" className="text-subtle">
        Looking up users …
      </p>
    );
  }
  if (!pages.data) {
    return (
      <QueryFailure what="The users" error={pages.error} onRetry={() => void pages.refetch()} />
    );
  }
  // Somebody created while paging moves the rest by one.
  const users = [
    ...new Map(pages.data.pages.flat().map((user) => [user.id, user])).values(),
  ] satisfies RealmUser[];
  if (users.length === 0) {
    return search === '' ? (
      <StatePanel icon={Users} title="No users in this realm" />
    ) : (
      <StatePanel
        icon={SearchX}
        title="No user matches"
        actions={<Button onPress={onClear}>Clear search</Button>}
      >
        <p>
          Keycloak looks in usernames, names and e-mail addresses for what begins with the text, or
          for a whole user id.
        </p>
      </StatePanel>
    );
  }
  return (
    <>
      <ul
        aria-label="Users"
        className="rounded-card border-line bg-surface shadow-card divide-line divide-y overflow-hidden border"
      >
        {users.map((user) => (
          <li key={user.id}>
            <UserLine realm={realm} user={user} />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        {pages.hasNextPage && (
          <Button
            size="sm"
            busy={pages.isFetchingNextPage}
            onPress={() => void pages.fetchNextPage()}
          >
            Show {USERS_PAGE} more
          </Button>
        )}
        <span role="status" className="text-subtle">
          {formatCount(users.length)} shown{pages.hasNextPage ? ', there are more' : ''}
        </span>
      </div>
      {pages.isFetchNextPageError && (
        <Notice tone="danger" role="alert">
          The next page did not come: {visibleText(pages.error?.message ?? '')}
        </Notice>
      )}
    </>
  );
}

function UserLine({ realm, user }: { realm: string; user: RealmUser }) {
  const { firstName, lastName, username, email } = user;
  const name = [firstName, lastName].filter((part) => part !== undefined).join(' ');
  return (
    <Link
      to="/realms/$realm/users/$userId"
      params={{ realm, userId: user.id }}
      className="hover:bg-hover flex min-h-12 items-center gap-3 px-4 py-1.5 -outline-offset-2"
    >
      <UserBadge user={user} />
      <span className="grid min-w-0 flex-1 grid-cols-3 items-center gap-x-4 max-sm:grid-cols-1">
        <span className="flex min-w-0 items-center gap-2">
          <ForeignText text={username} className="truncate font-medium" />
          {!user.enabled && <Tag tone="warn">disabled</Tag>}
        </span>
        <ForeignText text={name} className="text-muted truncate" />
        <ForeignText text={email ?? ''} className="text-muted truncate" />
      </span>
    </Link>
  );
}
