import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { userQuery } from '#api/user-queries.ts';

import { ForeignText } from './foreign-text.tsx';
import { usePermission, usePerson } from './use-person.ts';

interface UserNameProps {
  readonly realm: string;
  /** Undefined where the user was deleted under the session. */
  readonly userId: string | undefined;
  /** Without the way to their page. */
  readonly isPlain?: boolean;
}

/**
 * A user by name, and the way to their page. Names are read when they are shown: what is kept in the
 * browser are ids. The id stands where the name cannot be had.
 */
export function UserName({ realm, userId, isPlain = false }: UserNameProps) {
  const person = usePerson();
  const isAllowed = usePermission(realm, 'view-users').kind === 'allowed';
  const user = useQuery({
    ...userQuery(realm, userId ?? ''),
    // An admin of another realm is not among this one's users.
    enabled: isAllowed && userId !== undefined && userId !== person?.userId,
    retry: false,
  });
  if (userId === undefined) return <span className="text-subtle italic">(deleted user)</span>;
  const name = userId === person?.userId ? person.username : user.data?.username;
  const shown =
    name === undefined ? (
      <ForeignText text={userId} className="text-12 truncate font-mono" />
    ) : (
      <ForeignText text={name} className="truncate" />
    );
  if (isPlain) return shown;
  return (
    <Link
      to="/realms/$realm/users/$userId"
      params={{ realm, userId }}
      className="hover:text-accent-text min-w-0 truncate font-medium hover:underline"
    >
      {shown}
    </Link>
  );
}
