import { useQuery } from '@tanstack/react-query';

import type { SavedRule } from '#domain/saved-rule.ts';
import { readRules } from '#jobs/saved-rule-store.ts';

interface Rules {
  readonly rules: readonly SavedRule[];
  /** To be told that they were changed. */
  readonly onChanged: () => void;
}

/** The saved rules of a realm; none where the browser keeps nothing. */
export function useRules(realm: string): Rules {
  const rules = useQuery({
    queryKey: ['rules', realm],
    queryFn: () => readRules(realm),
    staleTime: 0,
    // They are on this computer.
    networkMode: 'always',
    retry: false,
  });
  return { rules: rules.data ?? NONE, onChanged: () => void rules.refetch() };
}

const NONE: readonly SavedRule[] = [];
