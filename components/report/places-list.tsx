import { KeyValueList } from '@/components/ui/key-value-list';
import { SideTag } from '@/components/ui/side-tag';
import { formatBytes } from '@/lib/i18n/format/format-bytes';
import type { Report } from '@/lib/report/report-schema';
import type { ReportContext } from './report-context';

function details(place: NonNullable<Report['target']>, { t, locale }: Omit<ReportContext, 'report'>) {
  const rows = [
    ['version', place.version],
    ['tls', place.tls],
    ['pooling', place.pooling],
    ['region', place.region],
    ['size', place.sizeBytes === null ? null : formatBytes(place.sizeBytes, locale)],
  ] as const;
  const said = rows.flatMap(([key, value]) => (value ? [`${t(`report.field.${key}`)}: ${value}`] : []));
  return said.length > 0 ? <span className="block text-ink-muted">{said.join(' · ')}</span> : null;
}

/** Where source and target are, and what was seen of them. */
export function PlacesList({ report, t, locale }: ReportContext) {
  const items = (['source', 'target'] as const).map((side) => {
    const place = report[side];
    return {
      key: side,
      label: <SideTag side={side} t={t} />,
      value: place ? (
        <>
          <code className="text-sm break-all">
            {place.user}@{place.host}:{place.port}/{place.database}
          </code>
          {details(place, { t, locale })}
        </>
      ) : (
        '–'
      ),
    };
  });
  return <KeyValueList items={items} />;
}
