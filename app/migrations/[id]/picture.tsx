import { PhaseTrack } from '@/components/overview/phase-track';
import { PlaceCard } from '@/components/overview/place-card';
import { formatSpan } from '@/lib/i18n/format/format-span';
import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';
import type { Report } from '@/lib/report/report-schema';
import type { StepView } from '@/lib/runs/derive-steps';
import type { Migration } from '@/lib/store/migrations';
import { phaseViews } from './phase-views';
import { rowsOf } from './rows-of';

interface Props {
  readonly migration: Migration;
  readonly steps: readonly StepView[];
  readonly report: Report;
  readonly locale: Locale;
  readonly t: Translate;
}

/** Source and target, and the phases as the way between them. */
export function Picture({ migration, steps, report, locale, t }: Props) {
  const phases = phaseViews(migration, steps, t).map((phase) => {
    const times = report.phases.find(({ id }) => id === phase.id);
    const estimate = t('report.field.minutes', { minutes: times?.estimateMinutes ?? 0 });
    const actual = formatSpan(times?.workMs ?? 0);
    return { ...phase, times: times?.workMs ? t('report.overview.times', { estimate, actual }) : estimate };
  });
  const rows = rowsOf(steps);
  const place = (side: 'source' | 'target') => (
    <PlaceCard side={side} place={report[side]} rows={rows[side]} t={t} locale={locale} />
  );
  return (
    <div className="grid grid-cols-2 items-stretch gap-3 sm:gap-4 lg:grid-cols-[15rem_minmax(0,1fr)_15rem]">
      {place('source')}
      {/* On a narrow screen the two databases stand beside each other, and the way between them below. */}
      <div className="grid max-lg:order-1 max-lg:col-span-2">
        <PhaseTrack phases={phases} t={t} />
      </div>
      {place('target')}
    </div>
  );
}
