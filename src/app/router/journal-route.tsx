import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { parseJournalSearch } from '#domain/journal-search.ts';

import { realmRoute } from './realm-route.tsx';
import { RouteError } from './route-error.tsx';

export const journalRoute = createRoute({
  getParentRoute: () => realmRoute,
  path: 'journal',
  staticData: { title: 'Journal' },
  validateSearch: parseJournalSearch,
  component: lazyRouteComponent(() => import('#features/journal/journal-page.tsx'), 'JournalPage'),
  errorComponent: ({ error }) => <RouteError error={error} action="view-events" />,
});
