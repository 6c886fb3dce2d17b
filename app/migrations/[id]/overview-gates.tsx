import { GateCard, type GateItem } from '@/components/overview/gate-card';
import { formatInstant } from '@/lib/i18n/format/format-instant';
import { formatSpan } from '@/lib/i18n/format/format-span';
import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';
import { PHASE_IDS, PHASE_NUMBERS, type PhaseId } from '@/lib/plan/outline';
import type { ReportFacts } from '@/lib/report/report-facts';
import type { Report } from '@/lib/report/report-schema';
import {
  applyWaivers,
  type Obstacle,
  obstaclesOf,
  signatureOf,
  signBasis,
  type WaivedObstacle,
} from '@/lib/runs/gate';
import { SignForm, WaiveForm, WithdrawForm } from './gate-forms';

interface Props {
  readonly facts: ReportFacts;
  readonly report: Report;
  readonly locale: Locale;
  readonly t: Translate;
  /** Name of the operator who looks, or null for somebody who may only read. */
  readonly operator: string | null;
}

function itemOf(obstacle: Obstacle, { facts, t }: Props): GateItem {
  const { stepId, phase, criterionId, runId, kind, message } = obstacle;
  return {
    key: `${stepId}-${criterionId}-${runId}`,
    text: t(message),
    isToDo: kind === 'missing',
    href: `/migrations/${facts.migration.id}/${phase}/${stepId}`,
    stepName: t('report.field.stepName', { step: stepId }),
  };
}

function openItem(obstacle: Obstacle, props: Props): GateItem {
  const { facts, t, operator } = props;
  const item = itemOf(obstacle, props);
  if (!operator) return item;
  const hidden = {
    migrationId: facts.migration.id,
    stepId: obstacle.stepId,
    criterionId: obstacle.criterionId,
    runId: obstacle.runId ?? '',
  };
  const texts = {
    name: t('report.overview.waiver.name'),
    reason: t('report.overview.waiver.reason'),
    reasonHelp: t('report.overview.waiver.reasonHelp'),
    submit: t('report.overview.waiver.submit'),
    pending: t('report.overview.waiver.pending'),
  };
  const form = <WaiveForm hidden={hidden} viewer={operator} texts={texts} />;
  return { ...item, form, formLabel: t('report.overview.waiver.open') };
}

function waivedItem({ waiver, ...obstacle }: WaivedObstacle, props: Props): GateItem {
  const { facts, t, operator } = props;
  const detail = t('report.waiver.sentence', { name: waiver.name, reason: waiver.reason });
  const item = { ...itemOf(obstacle, props), detail };
  if (!operator) return item;
  const hidden = { migrationId: facts.migration.id, waiverId: waiver.id };
  const label = t('report.overview.waiver.withdraw');
  const again = {
    migrationId: facts.migration.id,
    stepId: obstacle.stepId,
    criterionId: obstacle.criterionId,
    runId: obstacle.runId ?? '',
    name: waiver.name,
    reason: waiver.reason,
  };
  return {
    ...item,
    form: <WithdrawForm hidden={hidden} label={label} waiver={again} />,
    formLabel: label,
  };
}

function PhaseGate({ phase, ...props }: Props & { readonly phase: PhaseId }) {
  const { facts, report, t, locale, operator } = props;
  const { steps, waivers, signOffs, migration } = facts;
  const own = steps.filter((step) => step.outline.phase === phase);
  const { open, waived } = applyWaivers(own.flatMap(obstaclesOf), waivers);
  const signature = signatureOf(phase, steps, waivers, signOffs);
  const times = report.phases.find((entry) => entry.id === phase);
  const estimate = t('report.field.minutes', { minutes: times?.estimateMinutes ?? 0 });
  const signForm =
    operator && phase !== 'rollback' ? (
      <SignForm
        hidden={{
          migrationId: migration.id,
          phase,
          basis: signBasis(phase, steps, waivers),
          lastSeen: signature?.signOff.id ?? '',
        }}
        viewer={operator}
        blockedBecause={
          open.length > 0 ? t('report.overview.signBlocked', { count: open.length }) : undefined
        }
        texts={{
          name: t('report.field.name'),
          note: t('report.field.note'),
          submit: t('report.overview.signSubmit', { phase: PHASE_NUMBERS[phase] }),
          pending: t('report.overview.signPending'),
        }}
      />
    ) : null;
  return (
    <GateCard
      id={`gate-${phase}`}
      title={`${PHASE_NUMBERS[phase]} · ${t(`plan.phase.${phase}.title`)}`}
      times={`${t('report.overview.times', { estimate, actual: formatSpan(times?.workMs ?? 0) })}`}
      obstacles={open.map((obstacle) => openItem(obstacle, props))}
      waived={waived.map((obstacle) => waivedItem(obstacle, props))}
      signature={
        signature && {
          text: t('report.overview.signedBy', {
            name: signature.signOff.name,
            at: formatInstant(signature.signOff.at.toISOString(), locale),
            note: signature.signOff.note || '–',
          }),
          isCurrent: signature.isCurrent,
        }
      }
      signForm={signForm}
      t={t}
    />
  );
}

/** The gates of a migration, phase by phase; the rollback's too, once something in it is red and so in the verdict. */
export function OverviewGates(props: Props) {
  const isRollbackRed = props.facts.steps.some(
    (step) => step.outline.phase === 'rollback' && obstaclesOf(step).length > 0,
  );
  return PHASE_IDS.filter((phase) => phase !== 'rollback' || isRollbackRed).map((phase) => (
    <PhaseGate key={phase} {...props} phase={phase} />
  ));
}
