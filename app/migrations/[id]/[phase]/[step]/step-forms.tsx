import { NoProjectGuide } from '@/components/connection/no-project-guide';
import { Callout } from '@/components/ui/callout';
import { PreviewPanel } from '@/components/wizard/preview-panel';
import { resolveFields } from '@/components/wizard/resolve-fields';
import { StepForm } from '@/components/wizard/step-form';
import { StepSection } from '@/components/wizard/step-section';
import type { Translate } from '@/lib/i18n/translate';
import { STEP_STATE_LOOK } from '@/lib/plan/status';
import { HAZARDS, type Preview } from '@/lib/plan/step';
import { findStep } from '@/lib/plan/step-catalog';
import { stepText } from '@/lib/plan/step-text';
import { attemptSafeAt } from '@/lib/runs/attempt-safe-at';
import type { RunView } from '@/lib/runs/derive-run';
import type { StepView } from '@/lib/runs/derive-steps';
import type { KnownInputs } from '@/lib/runs/known-inputs';
import { startStep } from './actions';
import { AgainButton } from './again-button';
import { PasteForm } from './paste-form';

interface Props {
  readonly migrationId: string;
  readonly step: StepView;
  readonly known: KnownInputs;
  readonly isPractice: boolean;
  /** Titles of the steps that ran after this one: “Run again from here” makes them out of date. */
  readonly later: readonly string[];
  /** Why nothing of this phase may run yet; a preview may be made all the same. */
  readonly closedBecause?: string | undefined;
  readonly t: Translate;
}

function hazardViews(preview: Preview, t: Translate) {
  const named = new Set(preview.actions.flatMap((action) => action.hazards ?? []));
  return HAZARDS.filter((hazard) => named.has(hazard)).map((id) => ({ id, name: t(`plan.hazard.${id}`) }));
}

function hazardName(t: Translate) {
  return (hazard: string) => {
    const known = HAZARDS.find((name) => name === hazard);
    return known ? t(`plan.hazard.${known}`) : hazard;
  };
}

/** The button's words; after refused sign-ins they say when the next attempt is safe. */
function submitLabel(step: StepView, usual: string, t: Translate): string {
  const safeAt = attemptSafeAt(step.lastRun?.evidence, new Date());
  return safeAt
    ? t('connection.attempts.button', { time: `${safeAt.toISOString().slice(11, 16)} UTC` })
    : usual;
}

/** The form of a step: its fields and the button that runs it, or that makes its preview first. */
export function StepInput({ migrationId, step, known, isPractice, later, closedBecause, t }: Props) {
  const { id } = step.outline;
  const code = findStep(id);
  if (!code) return <Callout tone="info" title={t('app.step.noCode')} />;
  const hasPreview = code.preview !== undefined;
  const isOpen = step.attempts.some((run) => !run.isTerminal);
  const again = hasPreview ? t('app.step.previewAgain') : t('app.step.runAgain');
  const first = hasPreview ? t('app.step.makePreview') : t(stepText(id, 'run'));
  const hasRun = hasPreview ? step.lastPreview !== null : step.lastRun !== null;
  const form = {
    action: startStep,
    fields: resolveFields(code.fields ?? [], t, known),
    hidden: { migrationId, stepId: id, action: hasPreview ? 'preview' : 'run' },
    submitLabel: submitLabel(step, hasRun ? again : first, t),
    pendingLabel: hasPreview ? t('app.step.makingPreview') : t(stepText(id, 'running')),
    submitId: 'run-step',
    // A step that is done, waits for its answer or for another one is started on purpose only: another button is louder.
    submitVariant:
      STEP_STATE_LOOK[step.state].isDone || step.state === 'waiting' || step.state === 'blocked'
        ? ('secondary' as const)
        : ('primary' as const),
    secondary:
      hasRun && later.length > 0 ? <AgainButton migrationId={migrationId} stepId={id} later={later} /> : null,
    blockedBecause: isOpen ? t('run.status.running.description') : hasPreview ? undefined : closedBecause,
  };
  return (
    <StepSection id="input" title={code.fields?.length ? t('app.step.formTitle') : t('app.step.runTitle')}>
      {id === 'target.credentials' && !hasRun && !isPractice ? <NoProjectGuide t={t} /> : null}
      {id === 'target.credentials' || id === 'source.connection' ? (
        <PasteForm {...form} key={step.attempts.length} stepId={id} />
      ) : (
        <StepForm {...form} key={step.attempts.length} />
      )}
    </StepSection>
  );
}

/** A preview with its hazards, and the button that does exactly that. */
export function ConfirmPreview({
  migrationId,
  run,
  closedBecause,
  t,
}: {
  readonly migrationId: string;
  readonly run: RunView;
  readonly closedBecause: string | undefined;
  readonly t: Translate;
}) {
  if (!run.preview) return <Callout tone="warning" title={t('app.step.otherVersionPreview')} />;
  const isUndo = run.action === 'undo-preview';
  if (run.preview.isRefused)
    return (
      <StepSection id="preview" title={t('app.step.refusedTitle')} description={t('app.step.refusedLead')}>
        <div className="space-y-5">
          <PreviewPanel preview={run.preview} t={t} hazardName={hazardName(t)} />
          <Callout
            tone="warning"
            title={t('app.step.refusedNext', {
              again: t(isUndo ? 'app.step.undoPreview' : 'app.step.previewAgain'),
            })}
          />
        </div>
      </StepSection>
    );
  return (
    <StepSection
      id="preview"
      title={isUndo ? t('app.step.undo') : t('app.step.previewTitle')}
      description={t(isUndo ? 'app.step.undoLead' : 'app.step.previewLead')}
    >
      <div className="space-y-5">
        <PreviewPanel preview={run.preview} t={t} hazardName={hazardName(t)} />
        <StepForm
          key={run.id}
          action={startStep}
          fields={[]}
          hidden={{ migrationId, stepId: run.stepId, action: isUndo ? 'undo' : 'run', previewRunId: run.id }}
          hazards={hazardViews(run.preview, t)}
          submitLabel={isUndo ? t('app.step.undoRun') : t(stepText(run.stepId, 'run'))}
          pendingLabel={isUndo ? t('app.step.undoing') : t(stepText(run.stepId, 'running'))}
          submitId="confirm-preview"
          blockedBecause={isUndo ? undefined : closedBecause}
        />
      </div>
    </StepSection>
  );
}

/** What a run that was broken off may have left: named, and the way to see and remove exactly that. */
export function LeftBehindForm({
  migrationId,
  run,
  isOperator,
  t,
}: {
  readonly migrationId: string;
  readonly run: RunView;
  readonly isOperator: boolean;
  readonly t: Translate;
}) {
  const names = findStep(run.stepId)?.leftBehind?.names(run.id);
  if (!names) return null;
  return (
    <StepSection
      id="left-behind"
      title={t('run.left.title', { attempt: run.attempt })}
      description={t(names)}
    >
      {isOperator ? (
        <StepForm
          key={run.id}
          action={startStep}
          fields={[]}
          hidden={{ migrationId, stepId: run.stepId, action: 'undo-preview', undoes: run.id }}
          submitLabel={t('run.left.show')}
          pendingLabel={t('run.left.showing')}
          submitId="show-left-behind"
          submitVariant="secondary"
        />
      ) : null}
    </StepSection>
  );
}

/** The way back: asks for the preview of an undo of the newest run whose writes stand, red or not. */
export function UndoForm({
  migrationId,
  run,
  t,
}: {
  readonly migrationId: string;
  readonly run: RunView;
  readonly t: Translate;
}) {
  const code = findStep(run.stepId);
  if (!code?.undo) return null;
  return (
    <StepSection id="undo" title={t('app.step.undoTitle', { attempt: run.attempt })}>
      <StepForm
        key={run.id}
        action={startStep}
        fields={[]}
        hidden={{
          migrationId,
          stepId: run.stepId,
          action: code.previewUndo ? 'undo-preview' : 'undo',
          undoes: run.id,
        }}
        submitLabel={t(code.previewUndo ? 'app.step.undoPreview' : 'app.step.undo')}
        pendingLabel={t('app.step.undoing')}
        submitId="undo-step"
        submitVariant="secondary"
      />
    </StepSection>
  );
}
