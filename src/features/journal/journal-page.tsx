import { getRouteApi } from '@tanstack/react-router';

import { PageHeader } from '#components/page-header.tsx';

const route = getRouteApi('/realms/$realm/journal');

/** What was done here and, where Keycloak keeps admin events, elsewhere. */
export function JournalPage() {
  const { realm } = route.useParams();
  return (
    <div className="page-padding flex flex-col gap-4">
      <PageHeader title="Journal" realm={realm} />
    </div>
  );
}
