import clsx from 'clsx';
import { Circle, CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { TONE_CLASS } from '@/components/ui/tone-class';
import { formatInstant } from '@/lib/i18n/format/format-instant';
import { formatSpan } from '@/lib/i18n/format/format-span';
import type { Tone } from '@/lib/plan/status';
import { isFreshReport } from './is-fresh-report';
import type { ReportContext } from './report-context';

const LOOK = {
  success: { tone: 'success', Icon: CircleCheck },
  partial: { tone: 'warning', Icon: TriangleAlert },
  failed: { tone: 'danger', Icon: CircleX },
  fresh: { tone: 'neutral', Icon: Circle },
} as const satisfies Record<string, { tone: Tone; Icon: unknown }>;

/** Reasons shown at once; the rest folds away, since a page of them helps nobody. */
const SHOWN = 4;

function Reasons({ report, t }: ReportContext) {
  const reasons = report.verdict.reasons.map((reason, index) => ({ id: `${index}`, text: t(reason) }));
  if (reasons.length === 0) return null;
  const list = (from: number, to?: number) => (
    <ul className="list-disc space-y-0.5 pl-5 text-sm">
      {reasons.slice(from, to).map((reason) => (
        <li key={reason.id}>{reason.text}</li>
      ))}
    </ul>
  );
  return (
    <div className="mt-2 text-ink">
      {list(0, SHOWN)}
      {reasons.length > SHOWN ? (
        <details className="mt-1 text-sm">
          <summary className="min-h-6">{t('report.verdict.more', { count: reasons.length - SHOWN })}</summary>
          {list(SHOWN)}
        </details>
      ) : null}
    </div>
  );
}

function Losses({ report, t }: ReportContext) {
  const lost = report.losses ?? [];
  if (lost.length === 0) return null;
  const list = (from: number, to?: number) => (
    <ul className="list-disc space-y-0.5 pl-5 text-sm wrap-anywhere">
      {lost.slice(from, to).map((loss) => (
        <li key={`${loss.kind} ${loss.name}`}>{t(loss.message)}</li>
      ))}
    </ul>
  );
  return (
    <div className="mt-3 text-ink">
      <h3 className="text-sm font-semibold">{t('report.losses.title')}</h3>
      {list(0, SHOWN)}
      {lost.length > SHOWN ? (
        <details className="mt-1 text-sm">
          <summary className="min-h-6">{t('report.verdict.more', { count: lost.length - SHOWN })}</summary>
          {list(SHOWN)}
        </details>
      ) : null}
    </div>
  );
}

/** The verdict, the rule that gave it, and the facts a reader asks for first. */
export function ReportHead(context: ReportContext) {
  const { report, t, locale } = context;
  const { verdict, duration } = report;
  const isNew = isFreshReport(report);
  const { tone, Icon } = LOOK[isNew ? 'fresh' : verdict.status];
  const facts = [
    { key: 'date', value: formatInstant(duration.endedAt ?? report.madeAt, locale) },
    { key: 'elapsed', value: formatSpan(duration.elapsedMs) },
    { key: 'work', value: formatSpan(duration.workMs) },
    { key: 'estimate', value: t('report.field.minutes', { minutes: duration.estimateMinutes }) },
    { key: 'kind', value: t(`app.kind.${report.migration.kind}`) },
  ] as const;
  return (
    <section
      aria-labelledby="verdict-title"
      className={clsx('rounded-lg border p-4 sm:p-5 print:break-inside-avoid print:p-3', TONE_CLASS[tone])}
    >
      <h2 id="verdict-title" className="flex items-center gap-2 text-xl">
        <Icon aria-hidden className="size-6 shrink-0" />
        <span className="sr-only">{t('report.verdict.label')}: </span>
        {isNew ? t('report.first.fresh') : t(`report.status.${verdict.status}`)}
      </h2>
      {verdict.rolledBack ? (
        <p className="mt-1 max-w-prose font-semibold text-ink">{t(verdict.rolledBack)}</p>
      ) : null}
      <p className="mt-1 max-w-prose text-ink print:max-w-none">
        {isNew ? t('report.first.freshText') : t(verdict.rule)}
      </p>
      {isNew ? null : <Reasons {...context} />}
      <Losses {...context} />
      <dl className="mt-4 print:mt-2 grid grid-cols-2 gap-x-6 gap-y-2 text-sm text-ink sm:grid-cols-5">
        {facts.map((fact) => (
          <div key={fact.key}>
            <dt className="text-xs text-ink-muted">{t(`report.field.${fact.key}`)}</dt>
            <dd className="tabular font-medium">{fact.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
