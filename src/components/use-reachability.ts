import { useSyncExternalStore } from 'react';

import { getReachability, type Reachability, subscribeReachability } from '#api/reachability.ts';

export const useReachability = (): Reachability =>
  useSyncExternalStore(subscribeReachability, getReachability);
