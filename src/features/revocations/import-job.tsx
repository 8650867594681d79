import { useNavigate } from '@tanstack/react-router';
import { Upload } from 'lucide-react';
import { useState } from 'react';

import { formatCount } from '#components/count.ts';
import { visibleText } from '#domain/visible-text.ts';
import { importJob } from '#jobs/revocation-runner.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { FileButton } from '#ui/file-button.tsx';

/** Takes a job that was exported here or elsewhere, to look at it or to go on with it. */
export function ImportJob({ realm }: { realm: string }) {
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string>();

  async function take(file: File) {
    const result = await importJob(await file.text());
    if (result.kind === 'bad') {
      setProblem(`Line ${formatCount(result.line)}: ${result.problem}`);
      return;
    }
    await navigate({
      to: '/realms/$realm/revocations/$jobId',
      params: { realm, jobId: result.id },
    });
  }

  return (
    <>
      <FileButton
        icon={<Upload size={15} aria-hidden />}
        accept=".jsonl,application/jsonl"
        onFile={(file) => void take(file)}
      >
        Import job file
      </FileButton>
      {problem !== undefined && (
        <Dialog
          width="narrow"
          title="This file was not taken"
          onClose={() => setProblem(undefined)}
          actions={
            <Button variant="primary" autoFocus onPress={() => setProblem(undefined)}>
              Close
            </Button>
          }
        >
          <p className="text-14 text-muted" role="alert">
            {visibleText(problem)} Nothing was stored. Choose a file that “Export job file” has
            written.
          </p>
        </Dialog>
      )}
    </>
  );
}
