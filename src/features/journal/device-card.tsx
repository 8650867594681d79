import { useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';

import { counted } from '#components/count.ts';
import { getActiveJobs, subscribeActiveJobs } from '#jobs/active-jobs.ts';
import { forgetDevice, storageSize } from '#jobs/journal-store.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Notice } from '#ui/notice.tsx';

/** How much this browser keeps, and the way to have it keep nothing. */
export function DeviceCard() {
  const [isAsking, setIsAsking] = useState(false);
  const size = useQuery({
    queryKey: ['journal', 'size'],
    queryFn: storageSize,
    staleTime: 0,
    networkMode: 'always',
    retry: false,
  });
  return (
    <section
      aria-label="This device"
      className="rounded-card border-line bg-surface shadow-card flex flex-col gap-2 border p-4"
    >
      <h2 className="font-semibold">This device</h2>
      <p className="text-muted">
        {size.data
          ? `Keeps ${counted(size.data.entries, 'job, note or rule', 'jobs, notes and rules')} of all realms${bytesWords(size.data.bytes)}.`
          : 'How much is kept is not known.'}{' '}
        Ids only: no names, addresses or tokens.
      </p>
      <span className="flex">
        <Button variant="danger-outline" onPress={() => setIsAsking(true)}>
          Forget this device…
        </Button>
      </span>
      {isAsking && <ForgetDialog onClose={() => setIsAsking(false)} />}
    </section>
  );
}

const bytes = new Intl.NumberFormat(undefined, {
  style: 'unit',
  unit: 'kilobyte',
  maximumFractionDigits: 0,
});

const bytesWords = (size: number | undefined): string =>
  size === undefined ? '' : `, ${bytes.format(Math.ceil(size / 1000))}`;

function ForgetDialog({ onClose }: { onClose: () => void }) {
  const active = useSyncExternalStore(subscribeActiveJobs, getActiveJobs);
  const [problem, setProblem] = useState<string>();
  const isBusy = active.length > 0;
  return (
    <Dialog
      width="narrow"
      title="Forget this device"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            Cancel
          </Button>
          <Button
            variant="danger"
            isDisabled={isBusy}
            onPress={async () => {
              try {
                await forgetDevice();
                location.reload();
              } catch {
                setProblem('Another tab of Curfew is open and holds it. Close it, then try again.');
              }
            }}
          >
            Forget everything
          </Button>
        </>
      }
    >
      <p className="text-14 text-muted">
        Deletes all that Curfew keeps in this browser, of every realm: jobs and their results,
        journal entries, saved rules, drafts and settings. There is no copy elsewhere: export what
        somebody may ask for first. Nothing changes at Keycloak.
      </p>
      {isBusy && (
        <Notice tone="warn" role="status">
          A job is not over yet. Let it end, or cancel its rest, first.
        </Notice>
      )}
      {problem !== undefined && (
        <Notice tone="danger" role="alert">
          {problem}
        </Notice>
      )}
    </Dialog>
  );
}
