import { CodeBlock } from '@/components/ui/code-block';
import { DataTable } from '@/components/ui/data-table';
import type { Translate } from '@/lib/i18n/translate';
import type { ExposureEvidence } from '@/lib/steps/exposure/step';
import { ExposureMatrix } from './exposure-matrix';

interface Props {
  readonly evidence: ExposureEvidence;
  readonly t: Translate;
}

const code = (text: string) => <code className="font-mono text-xs">{text}</code>;

function Proofs({ evidence: { proofs, backendRole }, t }: Props) {
  if (proofs.length === 0) return null;
  return (
    <DataTable
      caption={t('schema.view.proofs')}
      rows={proofs}
      rowKey={({ name }) => name}
      columns={[
        { id: 'name', header: t('schema.view.name'), cell: ({ name }) => code(name) },
        { id: 'anon', header: 'anon', cell: ({ anon }) => t(`schema.view.anon.${anon}`) },
        {
          id: 'backend',
          header: `${t('schema.view.backend')} (${backendRole})`,
          cell: ({ backendSees }) => t(backendSees ? 'schema.view.backendSees' : 'schema.view.backendMay'),
        },
      ]}
    />
  );
}

/** Who can reach what with the public key, what was closed, and what the Data API answered. */
export function ExposureView({ evidence, t }: Props) {
  const { dataApi, statements } = evidence;
  return (
    <div className="space-y-6">
      <ExposureMatrix evidence={evidence} t={t} />
      {statements.length > 0 ? (
        <CodeBlock code={`${statements.join(';\n')};`} kind="sql" label={t('schema.field.lockDown')} t={t} />
      ) : null}
      <Proofs evidence={evidence} t={t} />
      {dataApi ? (
        <DataTable
          caption={t('schema.view.dataApi')}
          rows={dataApi}
          rowKey={({ name }) => name}
          columns={[
            { id: 'name', header: t('schema.view.name'), cell: ({ name }) => code(name) },
            {
              id: 'answer',
              header: t('schema.view.outcome'),
              cell: ({ answer }) => t(`schema.view.answer.${answer}`),
            },
            { id: 'status', header: t('schema.view.status'), cell: ({ status }) => status, isNumeric: true },
          ]}
        />
      ) : null}
    </div>
  );
}
