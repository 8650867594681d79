import { mutationOptions } from '@tanstack/react-query';

import { eventKeys } from '#api/admin-event-queries.ts';
import { switchOnAdminEvents } from '#api/admin-events.ts';

/** Has Keycloak keep a realm's admin events from now on, with what was sent. */
export const switchOnAdminEventsMutation = (realm: string) =>
  mutationOptions({
    mutationFn: () => switchOnAdminEvents(realm),
    meta: { invalidates: [eventKeys(realm)] },
  });
