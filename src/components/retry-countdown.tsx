import { useEffect, useState } from 'react';

import { Button } from '#ui/button.tsx';

const WAITS_SECONDS = [2, 4, 8, 16, 32, 60];

/** Tries again by itself, after 2, 4, 8 … 60 s, and at once when asked to. */
export function RetryCountdown({ onRetry }: { onRetry: () => Promise<void> }) {
  const [attempt, setAttempt] = useState(0);
  const [left, setLeft] = useState(WAITS_SECONDS[0] ?? 0);
  const [isTrying, setIsTrying] = useState(false);

  async function retry() {
    setIsTrying(true);
    try {
      await onRetry();
    } finally {
      setIsTrying(false);
    }
    setAttempt(attempt + 1);
    setLeft(WAITS_SECONDS[Math.min(attempt + 1, WAITS_SECONDS.length - 1)] ?? 0);
  }

  useEffect(() => {
    if (isTrying) return undefined;
    const timer = setTimeout(() => {
      if (left > 1) setLeft(left - 1);
      else void retry();
    }, 1000);
    return () => clearTimeout(timer);
  });

  return (
    <>
      <span className="text-subtle self-center">
        {isTrying ? 'Trying …' : `Trying again in ${left} s`}
      </span>
      <Button size="sm" busy={isTrying} onPress={retry}>
        Try now
      </Button>
    </>
  );
}
