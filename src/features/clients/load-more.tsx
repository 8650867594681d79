import type { ApiError } from '#api/api-error.ts';
import { NEXT_PAGE } from '#api/realm-queries.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

interface LoadMoreProps {
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly isRenewing: boolean;
  readonly error: ApiError | undefined;
  readonly onLoad: () => void;
}

/** The foot of a list that is read page by page: says whether there is more, and gets it. */
export function LoadMore({ hasMore, isLoading, isRenewing, error, onLoad }: LoadMoreProps) {
  if (!hasMore) {
    return <p className="text-subtle px-4 py-3">Keycloak’s list ends here.</p>;
  }
  return (
    <div className="sticky left-0 flex flex-wrap items-center gap-3 px-4 py-3">
      <Button size="sm" busy={isLoading} isDisabled={isRenewing} onPress={onLoad}>
        Load {NEXT_PAGE} more
      </Button>
      {error ? (
        <Notice tone="danger" role="alert">
          The next page did not come: {visibleText(error.message)} What is loaded stays.
        </Notice>
      ) : (
        <span className="text-subtle">There are more. Search and order cover what is loaded.</span>
      )}
    </div>
  );
}
