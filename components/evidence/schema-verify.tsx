import { DataTable } from '@/components/ui/data-table';
import type { Translate } from '@/lib/i18n/translate';
import type { SchemaVerifyEvidence } from '@/lib/steps/schema/schema-verify';
import { DifferenceTree } from './difference-tree';
import { MoreRows } from './more-rows';
import { ObjectTree } from './object-tree';
import { treeNodes } from './tree-nodes';

interface Props {
  readonly evidence: SchemaVerifyEvidence;
  readonly t: Translate;
}

/** The objects of the target to look through, with what differs from the file, or from the source, beside them. */
function Objects({ evidence: { tree, fileToTarget, sourceToTarget }, t }: Props) {
  const comparison = fileToTarget ?? sourceToTarget;
  if (!tree || !comparison) return null;
  const title = t(fileToTarget ? 'schema.view.fileToTarget' : 'schema.view.sourceToTarget');
  return (
    <ObjectTree title={title} nodes={treeNodes(tree, comparison)} all={tree.all}>
      <MoreRows all={comparison.differences.count} shown={comparison.differences.first.length} t={t} />
    </ObjectTree>
  );
}

/** File, source and target against each other, and what the triggers did. */
export function SchemaVerifyView({ evidence, t }: Props) {
  const { tree, fileToTarget, sourceToTarget, fileToSource } = evidence;
  const isSourceDrawn = fileToTarget === null && sourceToTarget !== null;
  return (
    <div className="space-y-6">
      <Objects evidence={evidence} t={t} />
      {tree && fileToTarget ? null : (
        <DifferenceTree title={t('schema.view.fileToTarget')} comparison={fileToTarget} t={t} />
      )}
      {tree && isSourceDrawn ? null : (
        <DifferenceTree title={t('schema.view.sourceToTarget')} comparison={sourceToTarget} t={t} />
      )}
      <DifferenceTree title={t('schema.view.fileToSource')} comparison={fileToSource} t={t} />
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
