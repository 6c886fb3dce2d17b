import type { Translate } from '@/lib/i18n/translate';
import type { CrudEvidence } from '@/lib/steps/crud/step';
import { DataTable } from '../ui/data-table';
import { KeyValueList } from '../ui/key-value-list';
import { VerdictBadge } from '../ui/verdict-badge';
import { CrudMatrix } from './crud-matrix';

interface Props {
  readonly evidence: CrudEvidence;
  readonly t: Translate;
}

function Rules({ evidence, t }: Props) {
  const rows = evidence.tables.flatMap(({ table, door, rules }) =>
    rules.map((rule) => ({ ...rule, table, door })),
  );
  const verdict = { held: 'pass', broken: 'fail', unproved: 'warn' } as const;
  return (
    <details>
      <summary className="min-h-6 text-sm text-ink-muted">
        {t('testing.crud.table.rules', { count: rows.length })}
      </summary>
      <DataTable<(typeof rows)[number]>
        caption={t('testing.crud.table.rulesCaption')}
        rows={rows}
        rowKey={(row) => `${row.table} ${row.door} ${row.rule} ${row.name}`}
        columns={[
          { id: 'table', header: t('testing.crud.table.table'), cell: ({ table }) => table },
          {
            id: 'rule',
            header: t('testing.crud.table.rule'),
            cell: ({ rule }) => t(`testing.crud.rule.${rule}`),
          },
          { id: 'name', header: t('testing.crud.table.name'), cell: ({ name }) => <code>{name}</code> },
          {
            id: 'outcome',
            header: t('testing.crud.table.outcome'),
            cell: ({ outcome }) => (
              <span className="inline-flex items-center gap-2">
                <VerdictBadge verdict={verdict[outcome]} t={t} />
                {t(`testing.crud.outcome.${outcome}`)}
              </span>
            ),
          },
        ]}
      />
    </details>
  );
}

/** Evidence of `crud`: every table and operation with its time, the rules that were put to the test, the clean-up. */
export function CrudView({ evidence, t }: Props) {
  const { concurrency, leftovers } = evidence;
  return (
    <div className="space-y-6">
      <CrudMatrix evidence={evidence} t={t} />
      <Rules evidence={evidence} t={t} />
      <KeyValueList
        items={[
          {
            key: 'concurrency',
            label: t('testing.crud.field.clients'),
            value: concurrency
              ? concurrency.succeeded === concurrency.clients
                ? t('testing.crud.criterion.concurrent', { clients: concurrency.clients, ms: concurrency.ms })
                : t('testing.crud.criterion.notConcurrent', {
                    clients: concurrency.clients,
                    succeeded: concurrency.succeeded,
                    original: concurrency.original ?? '',
                  })
              : '–',
          },
          {
            key: 'before',
            label: t('testing.crud.table.removedBefore'),
            value: t('testing.chart.number', { value: leftovers.removedBefore }),
          },
          {
            key: 'remaining',
            label: t('testing.crud.table.remaining'),
            value:
              leftovers.remaining.length === 0
                ? t('testing.crud.criterion.clean')
                : leftovers.remaining.map(({ table, original }) => `${table}: ${original}`).join('; '),
          },
        ]}
      />
    </div>
  );
}
