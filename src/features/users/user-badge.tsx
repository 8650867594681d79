import { User } from 'lucide-react';

import { initials, type RealmUser } from '#domain/realm-user.ts';

/** A user's initials in a circle, a figure where the name has none; decoration, never read aloud. */
export function UserBadge({ user, isLarge = false }: { user: RealmUser; isLarge?: boolean }) {
  const text = initials(user);
  return (
    <span
      aria-hidden
      translate="no"
      className={`bg-accent-soft text-accent-text inline-flex shrink-0 items-center justify-center rounded-full font-semibold ${isLarge ? 'text-14 size-10' : 'text-12 size-8'}`}
    >
      {text === '' ? <User size={16} /> : text}
    </span>
  );
}
