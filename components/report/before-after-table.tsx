import { SideTag } from '@/components/ui/side-tag';
import { formatBytes } from '@/lib/i18n/format/format-bytes';
import type { ReportContext } from './report-context';

interface Row {
  readonly key: string;
  readonly label: string;
  readonly source: string | null | undefined;
  readonly target: string | null | undefined;
}

function rowsOf({ report, t, locale }: ReportContext): Row[] {
  const { source, target, latency } = report;
  const size = (bytes: number | null | undefined) => (bytes == null ? null : formatBytes(bytes, locale));
  const ms = (value: number | undefined) =>
    value === undefined ? null : t('report.first.ms', { ms: value });
  const select = latency?.workloads.find(({ workload }) => workload === 'select1');
  const rows: Row[] = (['version', 'region', 'tls', 'pooling'] as const).map((key) => ({
    key,
    label: t(`report.field.${key}`),
    source: source?.[key],
    target: target?.[key],
  }));
  return [
    ...rows,
    {
      key: 'size',
      label: t('report.field.size'),
      source: size(source?.sizeBytes),
      target: size(target?.sizeBytes),
    },
    {
      key: 'p95',
      label: t('report.first.p95'),
      source: ms(select?.before?.p95),
      target: ms(select?.after?.p95),
    },
  ].filter((row) => row.source || row.target);
}

/** Source and target side by side, where they are and what was seen of each: the one place of the report that says so. */
export function BeforeAfterTable(context: ReportContext) {
  const { report, t } = context;
  const at = (side: 'source' | 'target') => {
    const place = report[side];
    if (!place) return '–';
    return (
      <>
        {place.user}@<wbr />
        {place.host}
        <wbr />:{place.port}
        <wbr />/{place.database}
      </>
    );
  };
  return (
    <table className="w-full table-fixed text-sm">
      <caption className="sr-only">{t('report.first.beforeAfter')}</caption>
      <thead>
        <tr className="align-top">
          <td className="w-1/5 sm:w-1/4" />
          {(['source', 'target'] as const).map((side) => (
            <th key={side} scope="col" className="pr-3 pb-1.5 text-left font-normal">
              <SideTag side={side} t={t} />
              <code className="mt-1 block text-xs text-ink-muted [overflow-wrap:anywhere]">{at(side)}</code>
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y">
        {rowsOf(context).map((row) => (
          <tr key={row.key} className="align-top">
            <th scope="row" className="py-1 text-left font-normal text-ink-muted">
              {row.label}
            </th>
            <td className="tabular py-1 pr-4">{row.source ?? '–'}</td>
            <td className="tabular py-1 pr-4">{row.target ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
