import type { ReactNode } from 'react';
import type { Translate } from '@/lib/i18n/translate';
import type { CopyEvidence, DataVerifyEvidence, PreflightEvidence } from '@/lib/steps/data/data-evidence';
import { type Column, DataTable } from '../ui/data-table';
import { LocalTime } from '../ui/local-time';
import { VerdictBadge } from '../ui/verdict-badge';

/** Draws the button that compares a row's source tables again; absent where nobody may, or something runs. */
export type DrawAgain = (tables: readonly string[]) => ReactNode;

interface Props<Evidence> {
  readonly evidence: Evidence;
  readonly again?: DrawAgain | undefined;
  readonly t: Translate;
}

type Verified = DataVerifyEvidence['tables'][number];

const STAGES = ['snapshot', 'rows', 'indexes', 'sequences', 'analyze', 'views', 'orphans', 'verify'] as const;

/** Tables shown before the rest is opened: the wrong ones, then the largest. */
const SHOWN = 12;

function Differing({ table, t }: { readonly table: Verified; readonly t: Translate }) {
  if (table.badBuckets === 0) return null;
  const named = table.differing.slice(0, 8).map(({ key, fault, rows }) => {
    const name = key ? key.map((part) => part ?? 'null').join(' / ') : `${rows} × ${t('data.view.none')}`;
    return `${name} (${t(`data.view.${fault}`)})`;
  });
  const isMore = table.isCut || table.differing.length > 8;
  return (
    // Room for a UUID and what is wrong with it: the table scrolls sideways rather than breaking every key in pieces.
    <span className="block break-words sm:min-w-80">
      {[...named, ...(isMore ? [t('data.view.cut')] : [])].join(', ')}
    </span>
  );
}

/** What is shown of a table beside its comparison, where it was copied. */
interface Moved {
  readonly bytes: number;
  readonly ms: number;
}

type Copied = ReadonlyMap<string, Moved>;

function movedColumns(copied: Copied | undefined, t: Translate): Column<Verified>[] {
  if (!copied) return [];
  const of = ({ parts }: Verified) => {
    const found = parts.flatMap((part) => copied.get(part) ?? []);
    return {
      bytes: found.reduce((sum, { bytes }) => sum + bytes, 0),
      ms: found.reduce((sum, { ms }) => sum + ms, 0),
    };
  };
  return [
    {
      id: 'bytes',
      header: t('data.view.bytes'),
      isNumeric: true,
      cell: (row) => t('data.view.size', { value: of(row).bytes }),
    },
    {
      id: 'time',
      header: t('data.view.time'),
      isNumeric: true,
      cell: (row) => t('data.view.seconds', { value: of(row).ms / 1000 }),
    },
  ];
}

function Checksum({ table, t }: { readonly table: Verified; readonly t: Translate }) {
  const params = { bad: table.badBuckets, all: 1024 };
  return <>{t(table.badBuckets === 0 ? 'data.view.sumEqual' : 'data.view.sumDiffers', params)}</>;
}

interface TableProps {
  readonly tables: readonly Verified[];
  readonly copied?: Copied | undefined;
  readonly again?: DrawAgain | undefined;
  readonly t: Translate;
}

function RowsTable({ tables, copied, again, t }: TableProps) {
  return (
    <DataTable<Verified>
      caption={t('data.view.caption')}
      look="page"
      rows={tables}
      rowKey={({ schema, name }) => `${schema}.${name}`}
      columns={[
        {
          id: 'table',
          header: t('data.view.table'),
          cell: ({ schema, name }) => <code>{`${schema}.${name}`}</code>,
        },
        {
          id: 'source',
          header: t('data.view.source'),
          isNumeric: true,
          cell: (row) => t('data.view.number', { value: row.sourceRows }),
        },
        {
          id: 'target',
          header: t('data.view.target'),
          isNumeric: true,
          cell: (row) => t('data.view.number', { value: row.targetRows }),
        },
        ...movedColumns(copied, t),
        {
          id: 'checksum',
          header: t('data.view.checksum'),
          cell: (table) => <Checksum table={table} t={t} />,
        },
        {
          id: 'state',
          header: t('data.view.state'),
          cell: ({ badBuckets, comparedAt }) => (
            <span className="inline-flex flex-wrap items-center gap-x-2">
              <VerdictBadge verdict={badBuckets === 0 ? 'pass' : 'fail'} t={t} />
              {badBuckets === 0 ? null : t('data.view.differs')}
              {comparedAt ? (
                <span className="text-ink-muted">
                  {t('data.view.comparedAt')} <LocalTime at={Date.parse(comparedAt)} />
                </span>
              ) : null}
            </span>
          ),
        },
        ...(tables.some(({ badBuckets }) => badBuckets > 0)
          ? [
              {
                id: 'keys',
                header: t('data.view.keys'),
                cell: (table: Verified) => <Differing table={table} t={t} />,
              },
            ]
          : []),
        ...(again
          ? [
              {
                id: 'again',
                header: <span className="sr-only">{t('data.view.again')}</span>,
                cell: ({ parts }: Verified) => again(parts),
              },
            ]
          : []),
      ]}
    />
  );
}

/** The wrong ones first, then the slowest: that is where a second try would save most. */
function Compared({ tables, copied, again, t }: TableProps) {
  const cost = ({ parts, ms }: Verified) =>
    copied
      ? parts.reduce((sum, part) => sum + (copied.get(part)?.ms ?? 0), 0)
      : Math.max(ms.source, ms.target);
  const sorted = [...tables].sort(
    (a, b) =>
      Math.sign(b.badBuckets) - Math.sign(a.badBuckets) || cost(b) - cost(a) || b.sourceRows - a.sourceRows,
  );
  const wrong = sorted.filter(({ badBuckets }) => badBuckets > 0).length;
  const shown = sorted.slice(0, Math.max(SHOWN, wrong));
  const rest = sorted.slice(shown.length);
  return (
    <div className="space-y-3">
      <RowsTable tables={shown} copied={copied} again={again} t={t} />
      {rest.length > 0 ? (
        <details>
          <summary className="min-h-6 text-sm text-ink-muted">
            {t('data.view.more', { count: rest.length })}
          </summary>
          <RowsTable tables={rest} copied={copied} again={again} t={t} />
        </details>
      ) : null}
    </div>
  );
}

/** The rows of a copy: what arrived, what was compared, and where the time went. */
export function DataCopyView({ evidence, again, t }: Props<CopyEvidence>) {
  const stages = STAGES.flatMap((stage) => {
    const ms = evidence.ms[stage];
    return ms === undefined ? [] : [{ stage, ms }];
  });
  const copied = new Map(evidence.tables.map(({ table, bytes, ms }) => [table, { bytes, ms }]));
  const longest = Math.max(1, ...stages.map(({ ms }) => ms));
  return (
    <div className="space-y-6">
      {evidence.verified ? <Compared tables={evidence.verified} copied={copied} again={again} t={t} /> : null}
      <section>
        <h3 className="text-sm font-medium">{t('data.view.stages')}</h3>
        <dl className="mt-2 grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1 text-sm">
          {stages.map(({ stage, ms }) => (
            <div key={stage} className="contents">
              <dt className="text-ink-muted">{t(`data.view.stage.${stage}`)}</dt>
              <dd className="h-2 rounded bg-neutral-bg">
                <div className="h-2 rounded bg-target-solid" style={{ width: `${(100 * ms) / longest}%` }} />
              </dd>
              <dd className="tabular-nums">{t('data.view.seconds', { value: ms / 1000 })}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

/** Compared tables of whatever step, the wrong ones first. */
export function DataVerifyTables({ tables, t }: Omit<TableProps, 'copied'>) {
  return <Compared tables={tables} t={t} />;
}

/** The comparison of both sides, the wrong tables first. */
export function DataVerifyView({ evidence, again, t }: Props<DataVerifyEvidence>) {
  return <Compared tables={evidence.tables} again={again} t={t} />;
}

/** What would be copied, the largest first. */
export function DataPreflightView({
  evidence,
  ahead,
  t,
}: Props<PreflightEvidence> & { readonly ahead?: ReactNode }) {
  const sorted = [...evidence.tables].sort((a, b) => b.bytes - a.bytes);
  const table = (rows: typeof sorted) => (
    <DataTable<(typeof sorted)[number]>
      caption={t('data.view.caption')}
      look="page"
      rows={rows}
      rowKey={(row) => row.table}
      columns={[
        { id: 'table', header: t('data.view.table'), cell: (row) => <code>{row.table}</code> },
        {
          id: 'rows',
          header: t('data.view.estimated'),
          isNumeric: true,
          cell: (row) =>
            row.estimatedRows === null
              ? '–'
              : t('data.view.number', { value: Math.round(row.estimatedRows) }),
        },
        {
          id: 'bytes',
          header: t('data.view.bytes'),
          isNumeric: true,
          cell: (row) => t('ui.follow.size', { value: row.bytes }),
        },
        { id: 'key', header: t('data.view.key'), cell: (row) => row.key?.join(', ') ?? t('data.view.noKey') },
      ]}
    />
  );
  const rest = sorted.slice(SHOWN);
  return (
    <div className="space-y-3">
      {ahead}
      {table(sorted.slice(0, SHOWN))}
      {rest.length > 0 ? (
        <details>
          <summary className="min-h-6 text-sm text-ink-muted">
            {t('data.view.more', { count: rest.length })}
          </summary>
          {table(rest)}
        </details>
      ) : null}
    </div>
  );
}
