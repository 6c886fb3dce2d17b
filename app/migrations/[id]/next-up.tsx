import { ArrowRight } from 'lucide-react';
import { LinkButton } from '@/components/ui/link-button';
import { formatSpan } from '@/lib/i18n/format/format-span';
import type { Translate } from '@/lib/i18n/translate';
import type { Report } from '@/lib/report/report-schema';
import { type Checklist, isSettled, nextStep } from './next-step';

interface Props extends Checklist {
  readonly report: Report;
  readonly isFresh: boolean;
  readonly t: Translate;
}

/** Minutes that the plan reserves for what is still asked: required steps, and optional ones that were begun. */
function left({ steps, waivers }: Checklist) {
  const open = steps.filter((step) => {
    const { outline, attempts } = step;
    const isAsked = !outline.isOptional || attempts.length > 0;
    return outline.phase !== 'rollback' && isAsked && !isSettled(step, waivers);
  });
  return { steps: open.length, minutes: open.reduce((sum, { outline }) => sum + outline.estimate, 0) };
}

/** The one thing to do next and why, with the time spent and the time left as planned. */
export function NextUp({ report, isFresh, t, ...checklist }: Props) {
  const back = report.verdict.rolledBack;
  const next = back
    ? { label: t('app.migration.allDone'), href: `/migrations/${checklist.migrationId}/report`, why: t(back) }
    : nextStep(checklist, t);
  const plan = t('report.field.minutes', { minutes: report.duration.estimateMinutes });
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
          {t('report.overview.next.times', {
            ...left(checklist),
            worked: formatSpan(report.duration.workMs),
            plan,
          })}
        </p>
        {isFresh ? null : <p className="mt-1 max-w-prose text-sm text-ink-muted">{t(report.verdict.rule)}</p>}
      </div>
      <LinkButton variant="primary" size="lg" href={next.href} icon={<ArrowRight aria-hidden />}>
        {next.label}
      </LinkButton>
    </section>
  );
}
