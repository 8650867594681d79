import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';

import type { AdminEvent, AdminEventSettings } from '#domain/admin-event.ts';
import { OVERRIDE_ATTRIBUTES } from '#domain/override-attributes.ts';
import type { PolicyEvent } from '#domain/policy-history.ts';

import { eventKeys } from './admin-event-queries.ts';
import { getAdminEventSettings, listAdminEvents } from './admin-events.ts';

/** So many events are looked through; most edits of realms and clients are none of the policy. */
const MOST_EVENTS = 300;

const WholeOrText = v.nullish(v.union([v.number(), v.boolean(), v.string()]));

const RealmSent = v.object({
  offlineSessionIdleTimeout: v.optional(v.number()),
  offlineSessionMaxLifespanEnabled: v.optional(v.boolean()),
  offlineSessionMaxLifespan: v.optional(v.number()),
  clientOfflineSessionIdleTimeout: v.optional(v.number()),
  clientOfflineSessionMaxLifespan: v.optional(v.number()),
});

const ClientSent = v.object({ attributes: v.nullish(v.record(v.string(), WholeOrText)) });

/** What an event of a realm or a client says of the policy; undefined where it is about something else. */
export function policyEvent(event: AdminEvent): PolicyEvent | undefined {
  if (event.operation !== 'UPDATE' || event.error !== undefined) return undefined;
  const { at, by } = event;
  const owner = ownerOf(event);
  if (owner === undefined) return undefined;
  if (event.representation === undefined) return { at, by, owner, values: undefined };
  const values = owner === 'realm' ? realmValues(event) : clientValues(event);
  return Object.keys(values).length === 0 ? undefined : { at, by, owner, values };
}

/** Only the realm and the client themselves: what stands below them is another thing. */
function ownerOf({ resourceType, resourcePath }: AdminEvent): string | undefined {
  if (resourceType === 'REALM') return resourcePath === '' ? 'realm' : undefined;
  return resourceType === 'CLIENT' ? /^clients\/([^/]+)$/.exec(resourcePath)?.[1] : undefined;
}

function realmValues({ representation }: AdminEvent) {
  const sent = sentAs(RealmSent, representation);
  return defined({
    idle: sent?.offlineSessionIdleTimeout,
    maxEnabled: sent?.offlineSessionMaxLifespanEnabled,
    max: sent?.offlineSessionMaxLifespan,
    clientIdle: sent?.clientOfflineSessionIdleTimeout,
    clientMax: sent?.clientOfflineSessionMaxLifespan,
  });
}

function clientValues({ representation }: AdminEvent) {
  const attributes = sentAs(ClientSent, representation)?.attributes ?? {};
  const valueOf = (name: string) => {
    const value = attributes[name];
    if (value === undefined) return undefined;
    return value === null || value === '' ? null : String(value);
  };
  return defined({
    idle: valueOf(OVERRIDE_ATTRIBUTES.idle),
    max: valueOf(OVERRIDE_ATTRIBUTES.max),
  });
}

const defined = <T>(values: Record<string, T | undefined>): Record<string, T> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );

function sentAs<T>(schema: v.GenericSchema<unknown, T>, text: string | undefined): T | undefined {
  try {
    const result = v.safeParse(schema, JSON.parse(text ?? 'null'));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

export interface PolicyEventList {
  readonly settings: AdminEventSettings;
  readonly events: readonly PolicyEvent[];
  /** Whether there are older events that were not looked through. */
  readonly isCut: boolean;
}

/** Who edited the policy when, as far as Keycloak keeps it. */
export const policyEventsQuery = (realm: string) =>
  queryOptions({
    queryKey: [...eventKeys(realm), 'policy'] as const,
    queryFn: async ({ signal }): Promise<PolicyEventList> => {
      const filter = { operations: ['UPDATE'], resourceTypes: ['REALM', 'CLIENT'] } as const;
      const [settings, found] = await Promise.all([
        getAdminEventSettings(realm, signal),
        listAdminEvents({ realm, filter, first: 0, max: MOST_EVENTS }, signal),
      ]);
      return {
        settings,
        events: found.flatMap((event) => policyEvent(event) ?? []),
        isCut: found.length === MOST_EVENTS,
      };
    },
    staleTime: 10_000,
  });
