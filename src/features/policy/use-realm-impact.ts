import { useQuery } from '@tanstack/react-query';
import { startTransition, useEffect, useMemo, useState, useSyncExternalStore } from 'react';

import { breathe } from '#api/breathe.ts';
import { disabledUsersQuery } from '#api/realm-queries.ts';
import { realmNotBeforeQuery } from '#api/user-queries.ts';
import { usePermission } from '#components/use-person.ts';
import { useServerNow } from '#components/use-server-now.ts';
import { mostHiddenRevived } from '#domain/hidden-rows.ts';
import type { GrantSource } from '#domain/policy-impact.ts';
import type { PolicySnapshot } from '#domain/policy-snapshot.ts';
import type { RealmClient } from '#domain/realm-client.ts';
import { clientCause } from '#domain/session-state.ts';
import { createImpactRun, type ImpactRun, type ImpactSnapshot } from '#jobs/impact-run.ts';
import type { RealmScan, RealmScanSnapshot } from '#jobs/realm-scan.ts';
import { realmScanOf } from '#jobs/session-scans.ts';

/** Everything is counted anew when time moves: once a minute is often enough. */
const TICK_SECONDS = 60;

export interface RealmImpact extends ImpactSnapshot {
  readonly scan: RealmScan;
  readonly scanned: RealmScanSnapshot;
  readonly sources: readonly GrantSource[];
  /** The most grants that the draft brings back and no list has; see `mostHiddenRevived`. */
  readonly hiddenRevived: number;
}

interface ImpactOptions {
  readonly realm: string;
  readonly clients: readonly RealmClient[];
  /** Rows by client; undefined where Keycloak did not say: then all clients are read. */
  readonly counts: ReadonlyMap<string, number> | undefined;
  readonly today: PolicySnapshot;
  readonly drafted: PolicySnapshot;
}

/** What the draft does to the realm's sessions: they are read while somebody looks, and counted at each change. */
export function useRealmImpact(options: ImpactOptions): RealmImpact {
  const { realm, clients, counts, today, drafted } = options;
  const [scan] = useState(() => realmScanOf(realm));
  const [run] = useState(() => createImpactRun({ now: () => performance.now(), breathe }));
  const scanned = useSyncExternalStore(scan.subscribe, scan.getSnapshot);
  const counted = useCounted(run);
  const now = useServerNow(TICK_SECONDS);
  const sources = useSources(realm, clients, scanned);

  // A list that is refetched is another object: the scan is told of other clients alone.
  const uuids = clients
    .filter(({ uuid }) => !counts || (counts.get(uuid) ?? 0) > 0)
    .map(({ uuid }) => uuid)
    .join(' ');
  useEffect(() => scan.setClients(uuids === '' ? [] : uuids.split(' ')), [scan, uuids]);

  useEffect(() => run.count({ sources, today, drafted, now }), [run, sources, today, drafted, now]);

  const hiddenRevived = useMemo(
    () => mostHiddenRevived(today.realm, drafted.realm, wholeLists(scanned)),
    [today, drafted, scanned],
  );

  return { ...counted, scan, scanned, sources, hiddenRevived };
}

/**
 * How many rows the lists have that were read to their end. None while any is read: after an edit those that
 * wait their turn are still the lists of before.
 */
const wholeLists = (scanned: RealmScanSnapshot) =>
  (scanned.state === 'reading' ? [] : [...scanned.scans.values()])
    .filter(({ state }) => state.kind === 'done')
    .map(({ loaded, counted }) => ({ listed: loaded, counted }));

/** What was counted last. It is drawn in a transition: typing never waits for it. */
function useCounted(run: ImpactRun): ImpactSnapshot {
  const [counted, setCounted] = useState(run.getSnapshot);
  useEffect(() => {
    const look = () => startTransition(() => setCounted(run.getSnapshot()));
    look();
    return run.subscribe(look);
  }, [run]);
  return counted;
}

/** The sessions that were read, with what else than time makes them dead. */
function useSources(
  realm: string,
  clients: readonly RealmClient[],
  scanned: RealmScanSnapshot,
): readonly GrantSource[] {
  const maySeeUsers = usePermission(realm, 'view-users').kind === 'allowed';
  const disabledUsers = useQuery({ ...disabledUsersQuery(realm), enabled: maySeeUsers }).data;
  const realmNotBefore = useQuery(realmNotBeforeQuery(realm)).data?.at ?? 0;
  return useMemo(
    () =>
      clients.flatMap((client): GrantSource[] => {
        const snapshot = scanned.scans.get(client.uuid);
        return snapshot
          ? [
              {
                clientUuid: client.uuid,
                set: snapshot.set,
                revision: snapshot.version,
                causes: {
                  client: clientCause(client),
                  notBefore: Math.max(client.notBefore, realmNotBefore),
                  disabledUsers,
                },
              },
            ]
          : [];
      }),
    [clients, scanned, realmNotBefore, disabledUsers],
  );
}
