import * as v from 'valibot';

import { adminCall } from './admin-client.ts';

export interface RealmSummary {
  readonly name: string;
  readonly displayName: string | undefined;
  readonly enabled: boolean;
}

export const RealmRecords = v.array(
  v.pipe(
    v.object({
      realm: v.string(),
      displayName: v.nullish(v.string()),
      enabled: v.optional(v.boolean(), true),
    }),
    v.transform(({ realm, displayName, enabled }): RealmSummary => ({
      name: realm,
      displayName: displayName ?? undefined,
      enabled,
    })),
  ),
);

/** The realms that the token's scope and the person's roles open, by name. */
export async function listRealms(
  signInRealm: string,
  signal?: AbortSignal,
): Promise<RealmSummary[]> {
  const realms = await adminCall({
    name: 'GET realms',
    role: 'view-realm',
    realm: signInRealm,
    schema: RealmRecords,
    signal,
    run: (admin) => admin.realms.find({ briefRepresentation: true }),
  });
  return realms.toSorted((a, b) => a.name.localeCompare(b.name));
}
