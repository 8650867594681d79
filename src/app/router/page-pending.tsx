import { PageSkeleton } from '#ui/skeleton.tsx';

/** Stands in the shell for a page whose loader takes long. */
export const PagePending = () => <PageSkeleton label="Loading" />;

/** Stands in for everything while not even the shell is there: a page of its own, with its landmark. */
export const AppPending = () => (
  <main>
    <PageSkeleton label="Loading" />
  </main>
);
