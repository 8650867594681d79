import { FileUp } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';

import { toApiError } from '#api/api-error.ts';
import { breatheBetween } from '#api/breathe.ts';
import { formatCount } from '#components/count.ts';
import { usePermission } from '#components/use-person.ts';
import { type PastedList, readPastedList } from '#domain/pasted-list.ts';
import type { RealmClient } from '#domain/realm-client.ts';
import type { RealmPolicy } from '#domain/realm-policy.ts';
import { visibleText } from '#domain/visible-text.ts';
import { Button } from '#ui/button.tsx';
import { FileButton } from '#ui/file-button.tsx';
import { Notice } from '#ui/notice.tsx';

import { checkList, type ListProgress, type ListReport } from './check-list.ts';
import { ListReportCard } from './list-report-card.tsx';

interface PastedListFormProps {
  readonly realm: string;
  readonly clients: readonly RealmClient[];
  /** Sessions by client; undefined where they may not be read. */
  readonly counts: ReadonlyMap<string, number> | undefined;
  readonly policy: RealmPolicy | undefined;
}

type State =
  | { readonly kind: 'typing'; readonly problem?: string }
  | { readonly kind: 'checking'; readonly progress?: ListProgress }
  | { readonly kind: 'checked'; readonly list: PastedList; readonly report: ListReport };

/** A larger file is kept beside the text field, which would be slow to draw it. */
const MOST_IN_FIELD = 200_000;
const ALL = '';

/** Takes a list of users or session ids, says what it means, and leads on to the plan. */
export function PastedListForm({ realm, clients, counts, policy }: PastedListFormProps) {
  const mayRevoke = usePermission(realm, 'revoke').kind === 'allowed';
  const field = useRef<HTMLTextAreaElement>(null);
  const [file, setFile] = useState<{ readonly name: string; readonly text: string }>();
  const [clientUuid, setClientUuid] = useState(ALL);
  const [state, setState] = useState<State>({ kind: 'typing' });
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);
  const withSessions = clients
    .filter(({ uuid }) => counts === undefined || (counts.get(uuid) ?? 0) > 0)
    .toSorted((a, b) => a.clientId.localeCompare(b.clientId));
  const client = withSessions.find(({ uuid }) => uuid === clientUuid);

  const take = async (given: File) => {
    const text = await given.text();
    setState({ kind: 'typing' });
    if (text.length > MOST_IN_FIELD) {
      setFile({ name: given.name, text });
      return;
    }
    setFile(undefined);
    if (field.current) field.current.value = text;
  };

  async function check() {
    setState({ kind: 'checking' });
    const list = await breatheBetween(readPastedList(file?.text ?? field.current?.value ?? ''));
    if (!list || list.entries.length === 0) {
      setState({ kind: 'typing', problem: 'There is nothing in the list. Paste one id a line.' });
      return;
    }
    abort.current = new AbortController();
    try {
      const report = await checkList(
        { realm, list, clients: client ? [client] : withSessions, client, policy },
        (progress) => setState({ kind: 'checking', progress }),
        abort.current.signal,
      );
      setState({ kind: 'checked', list, report });
    } catch (error) {
      if (abort.current.signal.aborted) return;
      setState({ kind: 'typing', problem: visibleText(toApiError(error).message) });
    }
  }

  return (
    <section
      aria-label="From a list"
      className="rounded-card border-line bg-surface shadow-card flex flex-col gap-4 border p-4"
    >
      <h2 className="font-semibold">
        From a list{' '}
        <span className="text-muted font-normal">
          session ids, user ids or usernames; one a line, or a CSV
        </span>
      </h2>
      <label className="flex flex-wrap items-center gap-2">
        <span className="text-muted">Sessions of</span>
        <select
          value={clientUuid}
          onChange={({ target }) => {
            setClientUuid(target.value);
            setState({ kind: 'typing' });
          }}
          className="rounded-control border-line-control bg-surface text-text h-8 max-w-full border px-2 max-sm:h-11"
        >
          <option value={ALL}>all clients: whole sessions</option>
          {withSessions.map((one) => (
            <option key={one.uuid} value={one.uuid}>
              {visibleText(one.clientId)}
              {counts && ` (${formatCount(counts.get(one.uuid) ?? 0)})`}
            </option>
          ))}
        </select>
      </label>
      <DropField
        fieldRef={field}
        file={file?.name}
        onFile={(given) => void take(given)}
        onForget={() => setFile(undefined)}
        onChange={() => setState({ kind: 'typing' })}
      />
      {state.kind === 'typing' && state.problem !== undefined && (
        <Notice tone="warn" role="alert">
          {state.problem}
        </Notice>
      )}
      <span className="flex flex-wrap items-center gap-3">
        <Button
          variant="primary"
          busy={state.kind === 'checking'}
          isDisabled={!mayRevoke}
          onPress={() => void check()}
        >
          Check the list
        </Button>
        <span role="status" className="text-muted">
          {state.kind === 'checking' && progressWords(state.progress)}
        </span>
      </span>
      {state.kind === 'checked' && (
        <ListReportCard realm={realm} list={state.list} report={state.report} />
      )}
    </section>
  );
}

function progressWords(progress: ListProgress | undefined): string {
  if (!progress) return 'Reading …';
  const of = progress.counted === undefined ? '' : ` of ${formatCount(progress.counted)}`;
  return `Reading the sessions of ${visibleText(progress.client.clientId)}: ${formatCount(progress.read)}${of}`;
}

interface DropFieldProps {
  readonly fieldRef: React.RefObject<HTMLTextAreaElement | null>;
  /** The name of a file that is too large to be shown. */
  readonly file: string | undefined;
  readonly onFile: (file: File) => void;
  readonly onForget: () => void;
  readonly onChange: () => void;
}

function DropField({ fieldRef, file, onFile, onForget, onChange }: DropFieldProps) {
  const drop = (event: DragEvent) => {
    const [given] = event.dataTransfer.files;
    if (!given) return;
    event.preventDefault();
    onFile(given);
  };
  return (
    <div className="flex flex-col gap-2">
      {file === undefined ? (
        <textarea
          ref={fieldRef}
          aria-label="List of users or session ids"
          placeholder={'rMf6ZZSHGjsHNGHebSgjhOQ3\nmara.lindqvist\n…'}
          spellCheck={false}
          autoComplete="off"
          rows={8}
          onChange={onChange}
          onDragOver={(event) => event.preventDefault()}
          onDrop={drop}
          className="rounded-control border-line-control bg-surface text-12 placeholder:text-subtle w-full border p-2.5 font-mono"
        />
      ) : (
        <Notice
          tone="info"
          actions={
            <Button size="sm" onPress={onForget}>
              Take it out
            </Button>
          }
        >
          <bdi>{visibleText(file)}</bdi> is too large to be shown here; all of it is looked through.
        </Notice>
      )}
      <span className="flex flex-wrap items-center gap-3">
        <FileButton
          icon={<FileUp size={15} aria-hidden />}
          accept=".csv,.txt,.tsv,text/plain,text/csv"
          onFile={onFile}
        >
          Choose a file
        </FileButton>
        <span className="text-subtle">or drop one on the field. It stays in this browser.</span>
      </span>
    </div>
  );
}
