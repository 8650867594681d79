import * as v from 'valibot';

import type { AdminEvent, AdminEventFilter, AdminEventSettings } from '#domain/admin-event.ts';

import { adminCall } from './admin-client.ts';

const Text = v.pipe(
  v.nullish(v.string()),
  v.transform((text) => text || undefined),
);

export const AdminEventRecord = v.pipe(
  v.object({
    time: v.number(),
    operationType: v.picklist(['CREATE', 'UPDATE', 'DELETE', 'ACTION']),
    resourceType: v.nullish(v.string(), ''),
    resourcePath: v.nullish(v.string(), ''),
    authDetails: v.nullish(
      v.object({ realmId: Text, clientId: Text, userId: Text, ipAddress: Text }),
    ),
    representation: Text,
    error: Text,
  }),
  v.transform((event): AdminEvent => ({
    at: Math.floor(event.time / 1000),
    operation: event.operationType,
    resourceType: event.resourceType ?? '',
    resourcePath: event.resourcePath ?? '',
    by: {
      realmId: event.authDetails?.realmId,
      clientUuid: event.authDetails?.clientId,
      userId: event.authDetails?.userId,
      ipAddress: event.authDetails?.ipAddress,
    },
    representation: event.representation,
    error: event.error,
  })),
);

export interface AdminEventRequest {
  readonly realm: string;
  readonly filter: AdminEventFilter;
  readonly first: number;
  readonly max: number;
}

/**
 * One page of a realm's admin events, the newest first; a page shorter than `max` is the last. The list
 * is empty where Keycloak keeps none, see `getAdminEventSettings`.
 */
export const listAdminEvents = (
  { realm, filter, first, max }: AdminEventRequest,
  signal?: AbortSignal,
): Promise<AdminEvent[]> =>
  adminCall({
    name: `GET admin-events of ${realm}`,
    role: 'view-events',
    realm,
    schema: v.array(AdminEventRecord),
    signal,
    run: (admin) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library asks for one text and for `Date`, whose text Keycloak cannot read; it sends lists and days as they are
      admin.realms.findAdminEvents({ realm, first, max, ...query(filter) } as unknown as Parameters<
        typeof admin.realms.findAdminEvents
      >[0]),
  });

const query = (filter: AdminEventFilter) => ({
  operationTypes: filter.operations,
  resourceTypes: filter.resourceTypes,
  resourcePath: filter.resourcePath,
  dateFrom: filter.fromDay,
  dateTo: filter.toDay,
  authUser: filter.userId,
});

/** What is not ours to change must go back as it came: kept whole. */
const EventsConfig = v.looseObject({
  adminEventsEnabled: v.nullish(v.boolean(), false),
  adminEventsDetailsEnabled: v.nullish(v.boolean(), false),
});

export const AdminEventSettingsRecord = v.pipe(
  EventsConfig,
  v.transform((config): AdminEventSettings => ({
    isEnabled: config.adminEventsEnabled,
    keepsRepresentation: config.adminEventsDetailsEnabled,
  })),
);

/** Whether a realm keeps admin events, and what was sent with them. */
export const getAdminEventSettings = (
  realm: string,
  signal?: AbortSignal,
): Promise<AdminEventSettings> =>
  adminCall({
    name: `GET events config of ${realm}`,
    role: 'view-events',
    realm,
    schema: AdminEventSettingsRecord,
    signal,
    run: (admin) => admin.realms.getConfigEvents({ realm }),
  });

/**
 * Switches admin events on, with what was sent; from now on, not backwards. Keycloak's PUT takes login
 * events that are left out for switched off and their expiry for none, so what was read goes back with it.
 */
export async function switchOnAdminEvents(realm: string): Promise<void> {
  const config = await adminCall({
    name: `GET events config of ${realm}`,
    role: 'view-events',
    realm,
    schema: EventsConfig,
    run: (admin) => admin.realms.getConfigEvents({ realm }),
  });
  if (config.adminEventsEnabled && config.adminEventsDetailsEnabled) return;
  await adminCall({
    name: `PUT events config of ${realm}`,
    role: 'manage-events',
    realm,
    schema: v.unknown(),
    run: (admin) =>
      admin.realms.updateConfigEvents(
        { realm },
        { ...config, adminEventsEnabled: true, adminEventsDetailsEnabled: true },
      ),
  });
}
