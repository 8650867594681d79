import { Component, type ReactNode } from 'react';

interface ChunkBoundaryProps {
  readonly children: ReactNode;
}

/**
 * Keeps the page when code that is loaded later does not come: after a new deployment the old file is
 * gone. Reloading the page gets the new one.
 */
export class ChunkBoundary extends Component<ChunkBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <p
        role="alert"
        className="rounded-dialog border-danger-line bg-surface shadow-pop fixed inset-x-0 bottom-5 z-50 mx-auto flex w-fit items-center gap-3 border px-4 py-3"
      >
        A part of Curfew could not be loaded; it may have been updated.
        <button type="button" className="font-medium underline" onClick={() => location.reload()}>
          Reload the page
        </button>
      </p>
    );
  }
}
