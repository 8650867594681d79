import { useParams, useRouter } from '@tanstack/react-router';

import { toApiError } from '#api/api-error.ts';
import { ErrorPanel } from '#components/error-panel.tsx';
import type { Action } from '#domain/permission.ts';

/** What stands in place of a page whose loader or rendering failed. `action` is what it was to show. */
export function RouteError({ error, action }: { error: unknown; action: Action }) {
  const router = useRouter();
  const { realm } = useParams({ strict: false });
  return (
    <ErrorPanel
      error={toApiError(error)}
      realm={realm}
      action={action}
      onRetry={() => void router.invalidate()}
    />
  );
}
