import type { PolicyView } from '#domain/policy-page-search.ts';
import { Segments } from '#ui/segments.tsx';

const VIEWS = [
  { id: 'clients', label: 'Clients' },
  { id: 'findings', label: 'Findings' },
  { id: 'history', label: 'History' },
  { id: 'code', label: 'As code' },
] as const satisfies readonly { id: PolicyView; label: string }[];

interface ViewSegmentsProps {
  readonly view: PolicyView;
  readonly onView: (view: PolicyView) => void;
}

/** What the page shows below the realm's own values. */
export const ViewSegments = ({ view, onView }: ViewSegmentsProps) => (
  <div className="flex shrink-0 overflow-x-auto">
    <Segments label="What to show" options={VIEWS} value={view} onChange={onView} />
  </div>
);
