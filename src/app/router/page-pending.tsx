import { PageSkeleton } from '#ui/skeleton.tsx';

/** Stands in the shell for a page whose loader takes long. */
export const PagePending = () => <PageSkeleton label="Loading" />;

/** Stands in while it is not known which realm to show: without the shell, so with a landmark of its own. */
export const AppPending = () => (
  <main>
    <PageSkeleton label="Loading" />
  </main>
);
