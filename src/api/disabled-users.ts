import * as v from 'valibot';

import { adminCall } from './admin-client.ts';

const PAGE = 1000;
/** Beyond it the set is not known, rather than not whole. */
const MOST = 50_000;

/**
 * The ids of a realm's disabled users, whose tokens Keycloak refuses; null where there are more
 * than anybody looks through.
 */
export async function listDisabledUsers(
  realm: string,
  signal?: AbortSignal,
): Promise<ReadonlySet<string> | null> {
  const ids = new Set<string>();
  for (let first = 0; first < MOST; first += PAGE) {
    const page = await adminCall({
      name: `GET disabled users of ${realm}`,
      role: 'view-users',
      realm,
      schema: v.array(v.object({ id: v.string() })),
      signal,
      run: (admin) =>
        admin.users.find({ enabled: false, briefRepresentation: true, first, max: PAGE }),
    });
    for (const { id } of page) ids.add(id);
    if (page.length < PAGE) return ids;
  }
  return null;
}
