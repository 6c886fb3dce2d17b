import type { Translate } from '@/lib/i18n/translate';
import type { CrudEvidence } from '@/lib/steps/crud/step';
import { DataTable } from '../ui/data-table';
import { KeyValueList } from '../ui/key-value-list';
import { VerdictBadge } from '../ui/verdict-badge';

interface Props {
  readonly evidence: CrudEvidence;
  readonly t: Translate;
}

type Table = CrudEvidence['tables'][number];
const OPERATIONS = ['create', 'read', 'update', 'delete'] as const;

function Operation({ table, name, t }: { table: Table; name: (typeof OPERATIONS)[number]; t: Translate }) {
  const found = table.operations.find(({ operation }) => operation === name);
  if (!found) return '–';
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <VerdictBadge verdict={found.isOk ? 'pass' : 'fail'} t={t} />
      {found.isOk ? t('testing.crud.table.ms', { ms: found.ms }) : found.original}
    </span>
  );
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
      <DataTable<Table>
        caption={t('testing.crud.table.caption')}
        rows={evidence.tables}
        rowKey={({ table, door }) => `${table} ${door}`}
        columns={[
          {
            id: 'table',
            header: t('testing.crud.table.table'),
            cell: ({ table, skipped }) =>
              skipped ? t('testing.crud.log.skipped', { table, ...skipped }) : <code>{table}</code>,
          },
          {
            id: 'door',
            header: t('testing.crud.table.door'),
            cell: ({ door }) => t(`testing.crud.door.${door}`),
          },
          ...OPERATIONS.map((name) => ({
            id: name,
            header: t(`testing.crud.operation.${name}`),
            cell: (table: Table) => <Operation table={table} name={name} t={t} />,
          })),
        ]}
      />
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
