import type { ApiError } from '#api/api-error.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

interface QueryFailureProps {
  /** What is missing from the page, as the start of a sentence. */
  readonly what: string;
  readonly error: ApiError;
  readonly onRetry: () => void;
}

/** Says why a part of a page is missing, and tries it again. */
export function QueryFailure({ what, error, onRetry }: QueryFailureProps) {
  return (
    <Notice
      tone={error.kind === 'forbidden' ? 'info' : 'warn'}
      actions={
        error.kind === 'forbidden' ? undefined : (
          <Button size="sm" onPress={onRetry}>
            Try again
          </Button>
        )
      }
    >
      {what} could not be read. {visibleText(error.message)}
    </Notice>
  );
}
