import { CodeBlock } from '@/components/ui/code-block';
import { formatKinds } from '@/lib/i18n/format/format-kinds';
import type { ReportContext } from './report-context';
import { ReportSection } from './report-section';
import { ReportTable } from './report-table';
import { WatchSection } from './watch-section';

const COUNTS = ['statements', 'objects', 'differences', 'sourceDifferences', 'triggersProved'] as const;

function SchemaPart({ report, t }: ReportContext) {
  const { schemaSummary: schema } = report;
  if (!schema) return <p className="text-sm text-ink-muted">{t('report.schema.none')}</p>;
  return (
    <>
      <dl className="grid grid-cols-3 gap-3 text-sm sm:grid-cols-5">
        {COUNTS.map((count) => (
          <div key={count}>
            <dt className="text-xs text-ink-muted">{t(`report.schema.${count}`)}</dt>
            <dd className="tabular text-lg font-semibold">{schema[count] ?? '–'}</dd>
          </div>
        ))}
      </dl>
      {schema.created.length > 0 ? (
        <p className="mt-2 text-sm">
          {t('report.schema.created')}: {formatKinds(schema.created, t)}
        </p>
      ) : null}
      {schema.tableNames.length > 0 ? (
        <p className="mt-2 font-mono text-xs break-words">{schema.tableNames.join(', ')}</p>
      ) : null}
      {schema.fileSha256 ? (
        <p className="mt-2 text-xs text-ink-muted">
          {t('report.schema.file')}: <code className="break-all">{schema.fileSha256}</code>
        </p>
      ) : null}
    </>
  );
}

function ExposurePart({ report, t }: ReportContext) {
  const { exposure } = report;
  if (!exposure) return <p className="text-sm text-ink-muted">{t('report.exposure.none')}</p>;
  const { readable, writable, checked } = exposure;
  return (
    <ul className="space-y-1 text-sm">
      {readable.length > 0 ? <li>{t('report.exposure.readable', { tables: readable.join(', ') })}</li> : null}
      {writable.length > 0 ? <li>{t('report.exposure.writable', { tables: writable.join(', ') })}</li> : null}
      {readable.length + writable.length === 0 ? <li>{t('report.exposure.clean', { checked })}</li> : null}
    </ul>
  );
}

function TestsPart({ report, t }: ReportContext) {
  return (
    <ReportTable
      caption={t('report.section.tests')}
      rows={report.tests}
      rowKey={(entry) => entry.suite}
      empty={t('report.tests.none')}
      columns={[
        {
          id: 'suite',
          header: t('report.tests.suiteLabel'),
          cell: (entry) => t(`report.tests.suite.${entry.suite}`),
        },
        ...(['passed', 'failed', 'skipped'] as const).map((count) => ({
          id: count,
          header: t(`report.tests.${count}`),
          isNumeric: true,
          cell: (entry: (typeof report.tests)[number]) => entry[count],
        })),
      ]}
    />
  );
}

function ConfigurationPart({ report, t }: ReportContext) {
  if (report.configuration.length === 0)
    return <p className="text-sm text-ink-muted">{t('report.configuration.none')}</p>;
  return (
    <div className="space-y-3">
      {report.configuration.map(({ file, diff }) => (
        <CodeBlock key={file} code={diff} kind="diff" label={file} t={t} isTall />
      ))}
    </div>
  );
}

/** Schema, exposure, tests and changed configuration. */
export function MeasuredSections(context: ReportContext) {
  const { t } = context;
  return (
    <>
      <ReportSection id="schema" title={t('report.section.schema')}>
        <SchemaPart {...context} />
      </ReportSection>
      <ReportSection id="exposure" title={t('report.section.exposure')}>
        <ExposurePart {...context} />
      </ReportSection>
      <ReportSection id="tests" title={t('report.section.tests')}>
        <TestsPart {...context} />
      </ReportSection>
      <ReportSection id="watch" title={t('testing.watch.page.watch')}>
        <WatchSection {...context} />
      </ReportSection>
      <ReportSection id="configuration" title={t('report.section.configuration')}>
        <ConfigurationPart {...context} />
      </ReportSection>
    </>
  );
}
