import { CodeBlock } from '@/components/ui/code-block';
import { DataTable } from '@/components/ui/data-table';
import { KeyValueList } from '@/components/ui/key-value-list';
import type { Translate } from '@/lib/i18n/translate';
import type { SchemaPreviewEvidence } from '@/lib/steps/schema/schema-preview';
import { MoreRows } from './more-rows';
import { StatementTimes } from './statement-times';

interface Props {
  readonly evidence: SchemaPreviewEvidence;
  readonly t: Translate;
}

function Facts({ evidence, t }: Props) {
  const { file, statements, schemas, scratch, target } = evidence;
  const built = scratch.isBuilt
    ? `${t('schema.view.postgres', { major: scratch.major })}, ${t('schema.view.ms', { ms: Math.round(scratch.ms) })}`
    : scratch.reason;
  const reached = `${t('schema.view.postgres', { major: target.major })}, ${target.role}, ${t(`schema.view.through.${target.through}`)}`;
  return (
    <KeyValueList
      isCode
      items={[
        { key: 'origin', label: t('schema.view.file'), value: t(`schema.origin.${evidence.origin}`) },
        { key: 'sha', label: t('schema.view.sha'), value: file.sha256 },
        { key: 'statements', label: t('schema.view.statements'), value: statements.count },
        { key: 'schemas', label: t('schema.view.schemas'), value: schemas.join(', ') },
        { key: 'scratch', label: t('schema.view.scratch'), value: built },
        { key: 'target', label: t('schema.view.target'), value: reached },
      ]}
    />
  );
}

function Rewrites({ evidence: { rewrites }, t }: Props) {
  if (rewrites.count === 0) return null;
  const code = (text: string) => <code className="font-mono text-xs whitespace-pre-wrap">{text}</code>;
  return (
    <div>
      <DataTable
        caption={t('schema.view.rewrites')}
        rows={rewrites.first}
        rowKey={({ line, rule, before }) => `${line} ${rule} ${before.slice(0, 40)}`}
        columns={[
          { id: 'line', header: t('schema.view.line'), cell: ({ line }) => line, isNumeric: true },
          { id: 'reason', header: t('schema.view.reason'), cell: ({ reason }) => t(reason) },
          { id: 'before', header: t('schema.view.before'), cell: ({ before }) => code(before) },
          {
            id: 'after',
            header: t('schema.view.after'),
            cell: ({ after }) => (after === null ? t('schema.view.leftOut') : code(after)),
          },
        ]}
      />
      <MoreRows all={rewrites.count} shown={rewrites.first.length} t={t} />
    </div>
  );
}

function Findings({ evidence: { findings }, t }: Props) {
  if (findings.count === 0) return null;
  return (
    <div>
      <DataTable
        caption={t('schema.view.findings')}
        rows={findings.first}
        rowKey={({ line, rule, object }) => `${line} ${rule} ${object}`}
        columns={[
          { id: 'line', header: t('schema.view.line'), cell: ({ line }) => line, isNumeric: true },
          {
            id: 'object',
            header: t('schema.view.object'),
            cell: ({ object }) => <code className="font-mono text-xs">{object}</code>,
          },
          { id: 'message', header: t('schema.view.reason'), cell: ({ message }) => t(message) },
          {
            id: 'rule',
            header: t('schema.view.rule'),
            cell: ({ rule }) => <code className="font-mono text-xs">{rule}</code>,
          },
        ]}
      />
      <MoreRows all={findings.count} shown={findings.first.length} t={t} />
    </div>
  );
}

/** What the preview found: the file, its rewrites and remarks, what will be made, and the SQL to copy. */
export function SchemaPreviewView({ evidence, t }: Props) {
  const { toCreate, clashes, dryRun, copyable } = evidence;
  const objects = toCreate.first.map(({ kind, name }) => `${kind} ${name}`).join('\n');
  const clashing = clashes.first.map(({ kind, name }) => `${kind} ${name}`).join('\n');
  return (
    <div className="space-y-6">
      <Facts evidence={evidence} t={t} />
      <Rewrites evidence={evidence} t={t} />
      <Findings evidence={evidence} t={t} />
      {clashing ? <CodeBlock code={clashing} label={t('schema.view.clashes')} t={t} /> : null}
      {objects ? (
        <div>
          <CodeBlock code={objects} label={`${t('schema.view.toCreate')} (${toCreate.count})`} t={t} />
          <MoreRows all={toCreate.count} shown={toCreate.first.length} t={t} />
        </div>
      ) : null}
      {dryRun.slowest.length > 0 ? (
        <StatementTimes caption={t('schema.view.slowest')} times={dryRun.slowest} t={t} />
      ) : null}
      {copyable ? (
        <details>
          <summary className="min-h-6 text-sm font-medium">{t('schema.view.copySql')}</summary>
          <p className="my-2 max-w-prose text-sm text-ink-muted">{t('schema.view.copySqlHelp')}</p>
          <CodeBlock code={copyable} kind="sql" label="schema.sql" t={t} isTall />
        </details>
      ) : null}
    </div>
  );
}
