import type { Translate } from '@/lib/i18n/translate';
import type { BackendEnvEvidence } from '@/lib/plan/evidence/backend-env-evidence';
import { CodeBlock } from '../ui/code-block';
import { DataTable } from '../ui/data-table';
import { ManualView } from './manual';

interface Props {
  readonly evidence: BackendEnvEvidence;
  readonly t: Translate;
}

type Edit = Extract<BackendEnvEvidence, { kind: 'done' }>['edits'][number];

/** Evidence of `backend.env`: the masked difference and what became of each key. */
export function BackendEnvView({ evidence, t }: Props) {
  if (evidence.kind === 'manual') return <ManualView evidence={evidence} t={t} />;
  return (
    <div className="space-y-4">
      <CodeBlock code={evidence.diff} kind="diff" label={evidence.file} t={t} isTall />
      <DataTable<Edit>
        caption={t('backend.view.keys')}
        rows={evidence.edits}
        rowKey={({ key }) => key}
        columns={[
          {
            id: 'key',
            header: t('backend.view.key'),
            cell: ({ key, editedKey }) => <code>{key === editedKey ? key : `${key} → ${editedKey}`}</code>,
          },
          { id: 'how', header: t('backend.view.how'), cell: ({ how }) => t(`backend.view.hows.${how}`) },
          { id: 'line', header: t('backend.view.line'), cell: ({ line }) => line, isNumeric: true },
        ]}
      />
    </div>
  );
}
