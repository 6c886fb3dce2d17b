import { ArrowRight } from 'lucide-react';
import { LinkButton } from '@/components/ui/link-button';
import { formatSpan } from '@/lib/i18n/format/format-span';
import type { Translate } from '@/lib/i18n/translate';
import type { Report } from '@/lib/report/report-schema';
import { type Checklist, nextStep } from './next-step';
import { timePlan } from './time-plan';

interface Props extends Checklist {
  readonly report: Report;
  readonly isFresh: boolean;
  readonly t: Translate;
}

/** The one thing to do next and why, with the time spent and the time left as planned. */
export function NextUp({ report, isFresh, t, ...checklist }: Props) {
  const back = report.verdict.rolledBack;
  const next = back
    ? { label: t('app.migration.allDone'), href: `/migrations/${checklist.migrationId}/report`, why: t(back) }
    : nextStep(checklist, t);
  const worked = formatSpan(report.duration.workMs);
  const { minutes, ...left } = timePlan(checklist.steps, checklist.waivers, Date.parse(report.madeAt));
  const plan = t('report.field.minutes', { minutes });
  return (
    <section
      aria-labelledby="next-title"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border bg-surface p-4 shadow-low sm:px-5"
    >
      <div className="min-w-0 flex-1 basis-72">
        <h2 id="next-title" className="text-base">
          {next.why ?? t('report.overview.next.report')}
        </h2>
        <p className="tabular mt-0.5 text-sm text-ink-muted">
          {back
            ? t('report.overview.next.worked', { worked })
            : t('report.overview.next.times', { ...left, worked, plan })}
          {!back && left.extras > 0 ? ` ${t('report.overview.next.extras', left)}` : null}
        </p>
        {isFresh ? null : <p className="mt-1 max-w-prose text-sm text-ink-muted">{t(report.verdict.rule)}</p>}
      </div>
      <LinkButton variant="primary" size="lg" href={next.href} icon={<ArrowRight aria-hidden />}>
        {next.label}
      </LinkButton>
    </section>
  );
}
