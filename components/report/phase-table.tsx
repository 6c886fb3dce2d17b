import { StepStateBadge } from '@/components/ui/step-state-badge';
import { VerdictBadge } from '@/components/ui/verdict-badge';
import { formatInstant } from '@/lib/i18n/format/format-instant';
import { formatSpan } from '@/lib/i18n/format/format-span';
import { PHASE_NUMBERS } from '@/lib/plan/outline';
import type { Report, StepEntry } from '@/lib/report/report-schema';
import type { ReportContext } from './report-context';
import { ReportTable } from './report-table';

type Phase = Report['phases'][number];

/** Estimate against actual, phase by phase. */
export function MetricsTable({ report, t }: ReportContext) {
  const rows = report.phases.filter((phase) => phase.id !== 'rollback' || phase.workMs > 0);
  return (
    <ReportTable<Phase>
      caption={t('report.section.metrics')}
      rows={rows}
      rowKey={(phase) => phase.id}
      columns={[
        {
          id: 'phase',
          header: t('report.field.phase'),
          cell: (phase) => `${PHASE_NUMBERS[phase.id]} · ${t(`plan.phase.${phase.id}.title`)}`,
        },
        {
          id: 'estimate',
          header: t('report.field.estimate'),
          isNumeric: true,
          cell: (phase) => t('report.field.minutes', { minutes: phase.estimateMinutes }),
        },
        {
          id: 'work',
          header: t('report.field.work'),
          isNumeric: true,
          cell: (phase) => formatSpan(phase.elapsedMs === null ? null : phase.workMs),
        },
        {
          id: 'elapsed',
          header: t('report.field.elapsed'),
          isNumeric: true,
          cell: (phase) => formatSpan(phase.elapsedMs),
        },
      ]}
    />
  );
}

function StepBlock({ step, t, locale }: Omit<ReportContext, 'report'> & { readonly step: StepEntry }) {
  return (
    <li className="py-2.5 print:break-inside-avoid">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h4 className="text-sm font-medium">{t('report.field.stepName', { step: step.id })}</h4>
        <StepStateBadge state={step.state} t={t} />
        <span className="tabular ml-auto text-xs text-ink-muted">
          {step.attempts > 0 ? formatSpan(step.workMs) : null}
          {step.by ? ` · ${step.by}` : null}
          {step.endedAt ? ` · ${formatInstant(step.endedAt, locale)}` : null}
        </span>
      </div>
      {step.skip ? (
        <p className="text-sm text-ink-muted">
          {t('app.step.skipped', { name: step.skip.by, reason: step.skip.reason })}
        </p>
      ) : null}
      {step.strayed?.length ? (
        <p className="text-sm text-ink-muted">
          {t('report.gate.strayed', {
            step: step.id,
            count: step.strayed.length,
            files: step.strayed.join(', '),
          })}
        </p>
      ) : step.staleBecause[0] ? (
        <p className="text-sm text-ink-muted">
          {t('report.gate.stale', { step: step.id, because: step.staleBecause[0] })}
        </p>
      ) : null}
      {step.error ? (
        <p className="text-sm text-danger-fg">
          {step.error.code}
          {step.error.original ? `: ${step.error.original}` : ''}
        </p>
      ) : null}
      {step.criteria.length > 0 ? (
        <ul className="mt-1 space-y-1">
          {step.criteria.map((criterion) => (
            <li key={criterion.id} className="flex flex-wrap items-start gap-x-2 gap-y-0.5 text-sm">
              <VerdictBadge verdict={criterion.verdict} t={t} />
              <span className="min-w-0 flex-1 basis-60">
                {t(criterion.message)}
                {criterion.waiver ? (
                  <span className="block text-ink-muted">
                    {t('report.waiver.sentence', {
                      name: criterion.waiver.name,
                      reason: criterion.waiver.reason,
                    })}
                  </span>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

/** Every step that ran, was left out or is required, with its verdicts. */
export function StepsByPhase({ report, t, locale }: ReportContext) {
  const phases = report.phases
    .map((phase) => ({
      ...phase,
      steps: phase.steps.filter((step) => step.attempts > 0 || step.skip || !step.isOptional),
    }))
    .filter((phase) => phase.steps.length > 0);
  return (
    <div className="space-y-5">
      {phases.map((phase) => (
        <div key={phase.id}>
          <h3 className="text-base font-semibold print:break-after-avoid">
            {PHASE_NUMBERS[phase.id]} · {t(`plan.phase.${phase.id}.title`)}
          </h3>
          <ul className="divide-y">
            {phase.steps.map((step) => (
              <StepBlock key={step.id} step={step} t={t} locale={locale} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
