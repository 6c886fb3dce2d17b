import { SideTag } from '@/components/ui/side-tag';
import { formatBytes } from '@/lib/i18n/format/format-bytes';
import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';
import type { Report } from '@/lib/report/report-schema';

interface Props {
  readonly side: 'source' | 'target';
  readonly place: Report['source'];
  /** Rows that were counted or estimated there; null where nobody looked. */
  readonly rows: { readonly count: number; readonly isExact: boolean } | null;
  readonly t: Translate;
  readonly locale: Locale;
}

/** One of the two databases: where it is and what was seen of it last. */
export function PlaceCard({ side, place, rows, t, locale }: Props) {
  const facts = place && {
    version: place.version && `PostgreSQL ${place.version}`,
    size: place.sizeBytes === null ? null : formatBytes(place.sizeBytes, locale),
    rows: rows && t('report.overview.rowCount', rows),
    tls: place.tls,
    pooling: place.pooling,
    region: place.region,
  };
  return (
    <section
      aria-label={t(side === 'source' ? 'common.source' : 'common.target')}
      className="min-w-0 rounded-lg border bg-surface p-3 shadow-low sm:p-4"
    >
      <SideTag side={side} t={t} />
      {place && facts ? (
        <>
          <p className="mt-2 font-mono text-sm [overflow-wrap:anywhere] max-sm:text-xs">
            {place.host}:{place.port}
            <wbr />
            <span className="inline-block text-ink-muted">/{place.database}</span>
          </p>
          <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm max-sm:block max-sm:text-xs">
            {(['version', 'size', 'rows', 'tls', 'pooling', 'region'] as const).map((key) =>
              facts[key] ? (
                <div key={key} className="contents max-sm:flex max-sm:flex-wrap max-sm:gap-x-2 max-sm:py-0.5">
                  <dt className="text-ink-muted">{t(`report.overview.place.${key}`)}</dt>
                  <dd className="tabular">{facts[key]}</dd>
                </div>
              ) : null,
            )}
          </dl>
        </>
      ) : (
        <p className="mt-2 text-sm text-ink-muted">{t('report.overview.place.unknown')}</p>
      )}
    </section>
  );
}
