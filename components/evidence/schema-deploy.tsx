import { DataTable } from '@/components/ui/data-table';
import { KeyValueList } from '@/components/ui/key-value-list';
import type { Translate } from '@/lib/i18n/translate';
import type { SchemaDeployEvidence } from '@/lib/steps/schema/schema-deploy';
import { StatementTimes } from './statement-times';

interface Props {
  readonly evidence: SchemaDeployEvidence;
  readonly t: Translate;
}

function History({ evidence: { history }, t }: Props) {
  return (
    <DataTable
      caption={t('schema.view.history')}
      rows={[...history].reverse()}
      rowKey={({ at }) => at}
      columns={[
        {
          id: 'at',
          header: t('schema.view.when'),
          cell: ({ at }) => <time dateTime={at}>{at.slice(0, 19)}Z</time>,
        },
        { id: 'by', header: t('schema.view.who'), cell: ({ by }) => by },
        {
          id: 'outcome',
          header: t('schema.view.outcome'),
          cell: ({ outcome }) => t(`schema.view.${outcome}`),
        },
        {
          id: 'sha',
          header: t('schema.view.sha'),
          cell: ({ sha256 }) => <code className="font-mono text-xs">{sha256.slice(0, 16)}…</code>,
        },
        { id: 'created', header: t('schema.view.made'), cell: ({ created }) => created, isNumeric: true },
      ]}
    />
  );
}

/** What a deploy did: the file, what was made by kind, the slowest statements and the history. */
export function SchemaDeployView({ evidence, t }: Props) {
  const made = Object.entries(evidence.created).map(([kind, count]) => ({ kind, count }));
  return (
    <div className="space-y-6">
      <KeyValueList
        isCode
        items={[
          { key: 'outcome', label: t('schema.view.outcome'), value: t(`schema.view.${evidence.outcome}`) },
          { key: 'sha', label: t('schema.view.sha'), value: evidence.sha256 },
          { key: 'statements', label: t('schema.view.statements'), value: evidence.statements },
          {
            key: 'time',
            label: t('schema.view.time'),
            value: t('schema.view.ms', { ms: Math.round(evidence.ms) }),
          },
          {
            key: 'target',
            label: t('schema.view.target'),
            value: t(`schema.view.through.${evidence.through}`),
          },
        ]}
      />
      {made.length > 0 ? (
        <DataTable
          caption={t('schema.view.made')}
          rows={made}
          rowKey={({ kind }) => kind}
          columns={[
            { id: 'kind', header: t('schema.view.kind'), cell: ({ kind }) => kind },
            { id: 'count', header: t('schema.view.count'), cell: ({ count }) => count, isNumeric: true },
          ]}
        />
      ) : null}
      {evidence.slowest.length > 0 ? (
        <StatementTimes caption={t('schema.view.slowest')} times={evidence.slowest} t={t} />
      ) : null}
      {evidence.secondPart.length > 0 ? (
        <StatementTimes caption={t('schema.view.secondPart')} times={evidence.secondPart} t={t} />
      ) : null}
      <History evidence={evidence} t={t} />
    </div>
  );
}
