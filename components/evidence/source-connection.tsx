import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';
import type { SourceConnectionEvidence } from '@/lib/plan/evidence/source-connection-evidence';
import { DataTable } from '../ui/data-table';
import { ClimbedView } from './connection';

interface Props {
  readonly evidence: SourceConnectionEvidence;
  readonly t: Translate;
  readonly locale: Locale;
}

/** The source's ladder, and the tables that were found. */
export function SourceConnectionView({ evidence, t, locale }: Props) {
  const { report, tables } = evidence;
  const title = t('connection.door.source', {
    host: report.endpoint.host,
    port: String(report.endpoint.port),
  });
  return (
    <div className="space-y-6">
      <ClimbedView climbed={evidence} title={title} t={t} locale={locale} />
      {tables.length > 0 ? (
        <DataTable<(typeof tables)[number]>
          caption={t('connection.table.caption')}
          rows={tables}
          rowKey={({ schema, name }) => `${schema}.${name}`}
          columns={[
            {
              id: 'name',
              header: t('connection.table.name'),
              cell: ({ schema, name }) => <code>{`${schema}.${name}`}</code>,
            },
            {
              id: 'rows',
              header: t('connection.table.rows'),
              isNumeric: true,
              cell: ({ estimatedRows }) =>
                estimatedRows === null ? '–' : Math.round(estimatedRows).toLocaleString(locale),
            },
            {
              id: 'size',
              header: t('connection.table.size'),
              isNumeric: true,
              cell: ({ bytes }) => `${Math.round(bytes / 1024).toLocaleString(locale)} kB`,
            },
          ]}
        />
      ) : null}
    </div>
  );
}
