import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';

import type { AppConfig } from '#api/app-config.ts';

import { createQueryClient } from './query-client.ts';
import { createAppRouter } from './router/router.tsx';
import { SignInEnded } from './shell/sign-in-ended.tsx';

export function App({ config }: { config: AppConfig }) {
  const [queryClient] = useState(createQueryClient);
  const [router] = useState(() => createAppRouter({ queryClient, config }));
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <SignInEnded />
    </QueryClientProvider>
  );
}
