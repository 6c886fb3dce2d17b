import { formatMs } from '@/lib/i18n/format/format-ms';
import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';
import type { Report } from '@/lib/report/report-schema';

type Latency = NonNullable<Report['latency']>;

const WIDTH = 640;
const LEFT = 150;
const BAR = 14;
const ROW = 46;

interface Props {
  readonly latency: Latency;
  readonly nameOf: (workload: string) => string;
  readonly locale: Locale;
  readonly t: Translate;
}

/**
 * P95 before and after, per kind of work, with the limit as a dashed line. Plain SVG from the server: it is there
 * without scripts and on paper, where the table beside it has the same numbers.
 */
export function LatencyChart({ latency, nameOf, locale, t }: Props) {
  const rows = latency.workloads.filter((entry) => entry.after ?? entry.before);
  const values = rows.flatMap((entry) => [entry.before?.p95 ?? 0, entry.after?.p95 ?? 0]);
  const longest = Math.max(...values, 0.001);
  const isLimitNear = latency.limitMs <= longest * 4;
  const top = (isLimitNear ? Math.max(longest, latency.limitMs) : longest) * 1.05;
  const width = (value: number) => ((WIDTH - LEFT - 80) * value) / top;
  const height = rows.length * ROW + 24;
  const limitX = LEFT + width(latency.limitMs);
  return (
    <figure className="print:break-inside-avoid">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={t('report.latency.table')}
        className="w-full max-w-3xl text-ink"
        fontSize="12"
      >
        {rows.map((entry, index) => (
          <g key={entry.workload} transform={`translate(0 ${index * ROW + 8})`}>
            <text x={LEFT - 10} y={BAR + 6} textAnchor="end" fill="currentColor">
              {nameOf(entry.workload)}
            </text>
            {(['before', 'after'] as const).map((side, line) => {
              const value = entry[side]?.p95;
              const y = line * (BAR + 3);
              const fill = side === 'before' ? 'var(--source-solid)' : 'var(--target-solid)';
              return (
                <g key={side}>
                  <rect
                    x={LEFT}
                    y={y}
                    width={value ? Math.max(1, width(value)) : 0}
                    height={BAR}
                    rx="2"
                    fill={fill}
                  />
                  <text
                    x={LEFT + (value ? width(value) : 0) + 6}
                    y={y + BAR - 3}
                    fill="currentColor"
                    fontSize="11"
                  >
                    {value === undefined ? t('report.latency.noBefore') : formatMs(value, locale)}
                  </text>
                </g>
              );
            })}
          </g>
        ))}
        {isLimitNear ? (
          <g>
            <line
              x1={limitX}
              x2={limitX}
              y1="0"
              y2={height - 18}
              stroke="var(--danger-fg)"
              strokeDasharray="5 4"
            />
            <text x={limitX} y={height - 4} textAnchor="middle" fill="var(--danger-fg)">
              {t('report.latency.limit', { limit: latency.limitMs })}
            </text>
          </g>
        ) : null}
      </svg>
      <figcaption className="mt-1 flex flex-wrap gap-x-4 text-sm text-ink-muted">
        {(['before', 'after'] as const).map((side) => (
          <span key={side} className="inline-flex items-center gap-1.5">
            <span
              aria-hidden
              className={`size-3 rounded-sm print:border ${side === 'before' ? 'bg-source-solid' : 'bg-target-solid'}`}
            />
            {t(`report.latency.${side}`)} · P95
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
