import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { userQuery } from '#api/user-queries.ts';

import { ForeignText } from './foreign-text.tsx';
import { usePermission } from './use-person.ts';

interface UserNameProps {
  readonly realm: string;
  /** Undefined where the user was deleted under the session. */
  readonly userId: string | undefined;
}

/**
 * A user by name, and the way to their page. Names are read when they are shown: what is kept in the
 * browser are ids. The id stands where the name cannot be had.
 */
export function UserName({ realm, userId }: UserNameProps) {
  const isAllowed = usePermission(realm, 'view-users').kind === 'allowed';
  const user = useQuery({
    ...userQuery(realm, userId ?? ''),
    enabled: isAllowed && userId !== undefined,
    retry: false,
  });
  if (userId === undefined) return <span className="text-subtle italic">(deleted user)</span>;
  return (
    <Link
      to="/realms/$realm/users/$userId"
      params={{ realm, userId }}
      className="hover:text-accent-text min-w-0 truncate font-medium hover:underline"
    >
      {user.data ? (
        <ForeignText text={user.data.username} className="truncate" />
      ) : (
        <ForeignText text={userId} className="text-12 truncate font-mono" />
      )}
    </Link>
  );
}
