import { useParams } from '@tanstack/react-router';

import { signOut } from '#api/sign-in.ts';
import { ForeignText } from '#components/foreign-text.tsx';
import { usePerson } from '#components/use-person.ts';
import { can } from '#domain/permission.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Menu } from '#ui/menu.tsx';

/** Who is signed in, what they may do in this realm, and the way out. */
export function PersonMenu() {
  const { realm } = useParams({ from: '/realms/$realm' });
  const person = usePerson();
  if (!person) return null;
  const abilities = abilityWords(person.rolesIn(realm));
  return (
    <Menu
      label={`Signed in as ${visibleText(person.username)}`}
      triggerClassName="flex w-full items-center gap-2.5 rounded-control p-1.5 text-left hover:bg-hover max-xl:justify-center max-sm:h-12"
      trigger={
        <>
          <span
            aria-hidden
            className="bg-active text-11 text-muted flex size-7 shrink-0 items-center justify-center rounded-full font-semibold"
          >
            {initials(person.username)}
          </span>
          <span className="flex min-w-0 flex-col max-xl:hidden">
            <ForeignText text={person.username} className="truncate font-medium" />
            <span className="text-12 text-subtle truncate">{abilities}</span>
          </span>
        </>
      }
      options={[
        {
          id: 'sign-out',
          text: 'Sign out',
          label: 'Sign out',
          detail: `${visibleText(person.username)} · ${abilities}`,
        },
      ]}
      onChoose={() => void signOut()}
    />
  );
}

function abilityWords(roles: ReadonlySet<string>): string {
  const words = [
    can(roles, 'view-clients').kind === 'allowed' && 'view',
    can(roles, 'revoke').kind === 'allowed' && 'revoke',
    can(roles, 'edit-policy').kind === 'allowed' && 'edit',
  ].filter((word) => word !== false);
  return words.length > 0 ? `Can ${words.join(', ')}` : 'No roles in this realm';
}

const initials = (username: string): string =>
  username
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('') || '?';
