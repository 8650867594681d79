import { Download } from 'lucide-react';
import { useState } from 'react';

import { saveFile } from '#components/save-file.ts';
import { CODE_FORMATS, type CodeFormat, policyCode } from '#domain/policy-code.ts';
import type { PolicySnapshot } from '#domain/policy-snapshot.ts';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Segments } from '#ui/segments.tsx';

interface CodePanelProps {
  readonly realm: string;
  readonly today: PolicySnapshot;
  /** Undefined prints the whole policy of today; else only what differs. */
  readonly drafted: PolicySnapshot | undefined;
}

const NAMES: Record<CodeFormat, { readonly label: string; readonly file: string }> = {
  kcadm: { label: 'kcadm', file: 'policy.sh' },
  terraform: { label: 'Terraform', file: 'policy.tf' },
  'config-cli': { label: 'config-cli', file: 'policy-config-cli.json' },
  json: { label: 'JSON', file: 'policy.json' },
};

/** A policy, or the changes of a draft, as other tools take it. */
export function CodePanel({ realm, today, drafted }: CodePanelProps) {
  const [format, setFormat] = useState<CodeFormat>('kcadm');
  const code = policyCode(format, { realm, today, drafted });
  return (
    <section aria-labelledby="as-code" className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h3 id="as-code" className="flex-1 font-semibold">
          As code
        </h3>
        <Segments
          label="Format"
          options={CODE_FORMATS.map((id) => ({ id, label: NAMES[id].label }))}
          value={format}
          onChange={setFormat}
        />
      </div>
      <pre
        aria-label={`${NAMES[format].label} code`}
        role="region"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the focus
        tabIndex={0}
        translate="no"
        className="rounded-card border-line bg-sunken text-12 max-h-96 min-h-40 overflow-auto border p-3 font-mono"
      >
        {code}
      </pre>
      <div className="flex flex-wrap gap-2">
        <CopyButton key={format} text={code}>
          Copy
        </CopyButton>
        <Button
          icon={<Download size={15} aria-hidden />}
          onPress={() => saveFile(NAMES[format].file, new Blob([code]))}
        >
          Download
        </Button>
      </div>
    </section>
  );
}
