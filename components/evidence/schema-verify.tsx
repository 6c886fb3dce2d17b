import { DataTable } from '@/components/ui/data-table';
import type { Translate } from '@/lib/i18n/translate';
import type { SchemaVerifyEvidence } from '@/lib/steps/schema/schema-verify';
import { DifferenceTree } from './difference-tree';

interface Props {
  readonly evidence: SchemaVerifyEvidence;
  readonly t: Translate;
}

/** File, source and target against each other, and what the triggers did. */
export function SchemaVerifyView({ evidence, t }: Props) {
  return (
    <div className="space-y-6">
      <DifferenceTree title={t('schema.view.fileToTarget')} comparison={evidence.fileToTarget} t={t} />
      <DifferenceTree title={t('schema.view.sourceToTarget')} comparison={evidence.sourceToTarget} t={t} />
      <DifferenceTree title={t('schema.view.fileToSource')} comparison={evidence.fileToSource} t={t} />
      <DataTable
        caption={t('schema.view.triggers')}
        rows={evidence.triggers}
        rowKey={({ table, trigger }) => `${table} ${trigger}`}
        empty={t('schema.view.nothing')}
        columns={[
          {
            id: 'table',
            header: t('schema.view.table'),
            cell: ({ table }) => <code className="font-mono text-xs">{table}</code>,
          },
          {
            id: 'trigger',
            header: t('schema.view.trigger'),
            cell: ({ trigger }) => <code className="font-mono text-xs">{trigger}</code>,
          },
          {
            id: 'state',
            header: t('schema.view.outcome'),
            cell: ({ state }) => t(`schema.view.state.${state}`),
          },
          { id: 'detail', header: t('schema.view.detail'), cell: ({ detail }) => detail },
        ]}
      />
    </div>
  );
}
