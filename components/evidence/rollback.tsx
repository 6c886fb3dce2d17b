import type { Restored } from '@/lib/backend/journal/apply-undo';
import type { Translate } from '@/lib/i18n/translate';
import type { RollbackBackendEvidence } from '@/lib/steps/rollback/rollback-backend';
import type { RollbackEverythingEvidence } from '@/lib/steps/rollback/rollback-everything';
import type { RollbackSchemaEvidence } from '@/lib/steps/rollback/rollback-schema';
import { CodeBlock } from '../ui/code-block';
import { DataTable } from '../ui/data-table';
import { KeyValueList } from '../ui/key-value-list';
import { VerdictBadge } from '../ui/verdict-badge';
import { ManualView } from './manual';
import { TestRunView } from './test-run';

interface FilesProps {
  readonly files: readonly Restored[];
  readonly t: Translate;
}

function Files({ files, t }: FilesProps) {
  const text = (state: Restored['now']) => (state ? state.sha256.slice(0, 16) : t('backend.view.none'));
  return (
    <DataTable<Restored>
      caption={t('backend.view.restored')}
      rows={files}
      rowKey={({ path }) => path}
      columns={[
        {
          id: 'file',
          header: t('backend.view.file'),
          cell: ({ path, now, before }) => (
            <span className="inline-flex items-center gap-2">
              <VerdictBadge verdict={now?.sha256 === before?.sha256 ? 'pass' : 'fail'} t={t} />
              <code>{path}</code>
            </span>
          ),
        },
        { id: 'before', header: t('backend.view.before'), cell: ({ before }) => <code>{text(before)}</code> },
        { id: 'now', header: t('backend.view.now'), cell: ({ now }) => <code>{text(now)}</code> },
      ]}
    />
  );
}

function Statements({ statements, t }: { readonly statements: readonly string[]; readonly t: Translate }) {
  return (
    <CodeBlock code={statements.join(';\n')} kind="sql" label={t('backend.view.statements')} t={t} isTall />
  );
}

/** The baseline's tests after the rollback, compared by name. */
function TestsAgainView({
  tests,
  t,
}: {
  readonly tests: RollbackEverythingEvidence['tests'];
  readonly t: Translate;
}) {
  if (!tests?.run) return null;
  return (
    <section className="space-y-2">
      <h3 className="text-base font-semibold">{t('backend.view.testsAgain')}</h3>
      <TestRunView evidence={tests.run} t={t} />
    </section>
  );
}

/** Evidence of `rollback.backend`: each file before and now. */
export function RollbackBackendView({
  evidence,
  t,
}: {
  readonly evidence: RollbackBackendEvidence;
  readonly t: Translate;
}) {
  if (evidence.kind === 'manual') return <ManualView evidence={evidence} t={t} />;
  return (
    <div className="space-y-4">
      <Files files={evidence.files} t={t} />
      <TestsAgainView tests={evidence.tests} t={t} />
    </div>
  );
}

/** Evidence of `rollback.schema`: the statements that took it back. */
export function RollbackSchemaView({
  evidence,
  t,
}: {
  readonly evidence: RollbackSchemaEvidence;
  readonly t: Translate;
}) {
  return <Statements statements={evidence.statements ?? []} t={t} />;
}

/** Evidence of `rollback.everything`: files and schema. */
export function RollbackEverythingView({
  evidence,
  t,
}: {
  readonly evidence: RollbackEverythingEvidence;
  readonly t: Translate;
}) {
  return (
    <div className="space-y-4">
      {evidence.files ? <Files files={evidence.files} t={t} /> : null}
      {evidence.instructions ? (
        <CodeBlock code={evidence.instructions} label={t('backend.manual.rollback')} t={t} />
      ) : null}
      {evidence.schema ? <Statements statements={evidence.schema} t={t} /> : null}
      {evidence.proof ? (
        <KeyValueList
          isCode
          items={[{ key: 'digest', label: t('backend.view.catalogDigest'), value: evidence.proof.digest }]}
        />
      ) : null}
      <TestsAgainView tests={evidence.tests} t={t} />
    </div>
  );
}
