import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';

import { RetryCountdown } from '#components/retry-countdown.tsx';
import { useReachability } from '#components/use-reachability.ts';
import { Notice } from '#ui/notice.tsx';

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** Stands above the last data while Keycloak does not answer, and tries again by itself. */
export function ConnectionBanner() {
  const reachability = useReachability();
  const queryClient = useQueryClient();
  const router = useRouter();
  if (reachability.kind === 'reachable') return null;

  /** Pages whose loader failed load again, the others renew what they show. */
  async function retry() {
    await router.invalidate();
    await queryClient.refetchQueries({ type: 'active' });
  }

  const since = reachability.lastAnswerAtMillis;
  return (
    <section aria-label="Connection" className="px-6 pt-3 max-sm:px-3">
      <Notice tone="danger" actions={<RetryCountdown onRetry={retry} />}>
        <span role="alert">
          Can’t reach Keycloak.{' '}
          {since === undefined
            ? 'It has not answered yet.'
            : `No answer since ${time.format(since)}. Nothing you see is newer than that.`}
        </span>
      </Notice>
    </section>
  );
}
