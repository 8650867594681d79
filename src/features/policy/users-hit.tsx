import type { CountRange } from '#domain/count-range.ts';

import { rangeWords } from './range-words.ts';

/** How many people lose a grant at once. */
export const UsersHit = ({ users }: { users: CountRange }) => (
  <>
    {rangeWords(users)} {users.most === 1 ? 'user signs' : 'users sign'} in again
  </>
);
