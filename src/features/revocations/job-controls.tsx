import { useNavigate } from '@tanstack/react-router';
import { Download, Pause, Play, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';

import { counted } from '#components/count.ts';
import { saveFile } from '#components/save-file.ts';
import { usePermission } from '#components/use-person.ts';
import type { JobHeader } from '#domain/revocation-record.ts';
import { cancelJob, deleteJob, exportJob, pauseJob, resumeJob } from '#jobs/revocation-runner.ts';
import type { JobSnapshot } from '#jobs/revocation-snapshot.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';

interface JobControlsProps {
  readonly realm: string;
  readonly jobId: string;
  readonly job: JobSnapshot;
  readonly header: JobHeader;
}

/** Pause, resume, cancel, the job's file, and forgetting it. */
export function JobControls({ realm, jobId, job, header }: JobControlsProps) {
  const mayRevoke = usePermission(realm, 'revoke').kind === 'allowed';
  const [asks, setAsks] = useState<'cancel' | 'delete'>();
  const { kind } = job;
  const isOver = kind === 'finished' || kind === 'failed';
  usePauseKey(kind === 'running' ? () => void pauseJob(jobId) : undefined);
  return (
    <span className="flex flex-wrap gap-2">
      {(kind === 'running' || kind === 'stopping') && (
        <Button
          isDisabled={kind === 'stopping'}
          icon={<Pause size={15} aria-hidden />}
          onPress={() => void pauseJob(jobId)}
        >
          Pause
        </Button>
      )}
      {kind === 'paused' && (
        <Button
          variant="primary"
          isDisabled={!mayRevoke}
          icon={<Play size={15} aria-hidden />}
          onPress={() => void resumeJob(jobId)}
        >
          Resume
        </Button>
      )}
      <Button
        icon={<Download size={15} aria-hidden />}
        onPress={async () => {
          saveFile(`revocation-${jobId}.jsonl`, new Blob([await exportJob(jobId)]));
        }}
      >
        Export job file
      </Button>
      {(kind === 'running' || kind === 'paused') && (
        <Button variant="danger-outline" onPress={() => setAsks('cancel')}>
          Cancel rest
        </Button>
      )}
      {(isOver || kind === 'planned') && (
        <Button
          variant="ghost"
          icon={<Trash2 size={15} aria-hidden />}
          onPress={() => setAsks('delete')}
        >
          {kind === 'planned' ? 'Discard plan' : 'Delete from this browser'}
        </Button>
      )}
      {asks === 'cancel' && (
        <CancelDialog
          left={job.counts.pending + job.counts.sent}
          onClose={() => setAsks(undefined)}
          onCancel={() => void cancelJob(jobId)}
        />
      )}
      {asks === 'delete' && (
        <DeleteDialog jobId={jobId} header={header} onClose={() => setAsks(undefined)} />
      )}
    </span>
  );
}

interface CancelDialogProps {
  readonly left: number;
  readonly onClose: () => void;
  readonly onCancel: () => void;
}

function CancelDialog({ left, onClose, onCancel }: CancelDialogProps) {
  return (
    <Dialog
      width="narrow"
      title="Cancel the rest of this job"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            Keep it
          </Button>
          <Button
            variant="danger"
            onPress={() => {
              onCancel();
              onClose();
            }}
          >
            Cancel {counted(left, 'call')}
          </Button>
        </>
      }
    >
      <p className="text-14 text-muted">
        What was not sent is skipped for good and lives on. What was revoked stays revoked.
      </p>
    </Dialog>
  );
}

function DeleteDialog({
  jobId,
  header,
  onClose,
}: {
  jobId: string;
  header: JobHeader;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  return (
    <Dialog
      width="narrow"
      title="Delete this job from the browser"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            Cancel
          </Button>
          <Button
            variant="danger"
            onPress={async () => {
              await deleteJob(jobId);
              await navigate({
                to: '/realms/$realm/revocations',
                params: { realm: header.realm },
              });
            }}
          >
            Delete
          </Button>
        </>
      }
    >
      <p className="text-14 text-muted">
        Its plan, its results and its journal entry go. Nothing changes at Keycloak. Export the job
        file first if somebody may ask.
      </p>
    </Dialog>
  );
}

/** P pauses, unless something is being typed or a dialog is open. */
function usePauseKey(onPause: (() => void) | undefined): void {
  useEffect(() => {
    if (!onPause) return;
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      const isTyping =
        target instanceof HTMLElement && target.closest('input, textarea, select, [role=dialog]');
      if (event.key === 'p' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
        onPause();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onPause]);
}
