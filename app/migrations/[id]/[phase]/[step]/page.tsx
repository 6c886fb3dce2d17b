import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { PageHeader } from '@/components/frame/page-header';
import { Callout } from '@/components/ui/callout';
import { LiveStepState } from '@/components/wizard/live-step-state';
import { StepIntro } from '@/components/wizard/step-intro';
import { WizardLayout } from '@/components/wizard/wizard-layout';
import { translator } from '@/lib/i18n/translate';
import { STEP_STATE_LOOK } from '@/lib/plan/status';
import { isStepId } from '@/lib/plan/step-id';
import { stepText } from '@/lib/plan/step-text';
import type { RunView } from '@/lib/runs/derive-run';
import { gateFor } from '@/lib/runs/gate';
import { lastBrokenOff } from '@/lib/runs/is-broken-off';
import { knownInputs } from '@/lib/runs/known-inputs';
import { lastPassed } from '@/lib/runs/read-runs';
import { undoableRun } from '@/lib/runs/undoable-run';
import { listArtifacts } from '@/lib/store/artifacts';
import { listSignOffs } from '@/lib/store/sign-offs';
import { listWaivers } from '@/lib/store/waivers';
import { requireViewer } from '@/lib/web/auth/viewer';
import { viewerLocale, viewerTranslate } from '@/lib/web/viewer-locale';
import { loadDrawn, loadMigration } from '../../load-migration';
import { MigrationFrame } from '../../migration-frame';
import { nextStep } from '../../next-step';
import { StepRail } from '../../step-rail';
import { AttemptSection } from './attempt-section';
import { isNightStep, NightSections } from './night-sections';
import { PracticeGuide } from './practice-guide';
import { ReasonNotice } from './reason-notice';
import { RunAnswer, RunEvidence, RunFailure, RunLog } from './run-sections';
import { stepParts } from './step-parts';
import { StepSides } from './step-sides';

interface Props {
  readonly params: Promise<{ id: string; phase: string; step: string }>;
  readonly searchParams: Promise<{ run?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { step } = await params;
  return isStepId(step) ? { title: (await viewerTranslate())(stepText(step, 'title')) } : {};
}

/** A preview that still waits for its answer: nothing of the step was done after it. */
function openPreview(attempts: readonly RunView[]): RunView | null {
  const last = attempts.at(-1);
  const isPreview = last?.action === 'preview' || last?.action === 'undo-preview';
  return last && isPreview && last.status === 'succeeded' ? last : null;
}

export default async function StepPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const { id, phase, step: stepId } = await params;
  const { migration, steps, runs } = await loadMigration(id);
  const step = steps.find((row) => row.outline.id === stepId);
  if (!step) notFound();
  if (step.outline.phase !== phase) redirect(`/migrations/${id}/${step.outline.phase}/${stepId}`);
  const { drawn } = await loadDrawn(id);
  const locale = await viewerLocale();
  const t = translator(locale);
  const wanted = (await searchParams).run;
  const newest = step.attempts.at(-1);
  const run = step.attempts.find((attempt) => attempt.id === wanted) ?? newest;
  const preview = openPreview(step.attempts);
  const undoable = undoableRun(runs, step.outline.id);
  const brokenOff = lastBrokenOff(step.attempts);
  const isOpen = step.attempts.some((attempt) => !attempt.isTerminal);
  const [waivers, signOffs] = await Promise.all([listWaivers(id), listSignOffs(id)]);
  const gate = gateFor(step.outline.phase, steps, waivers, signOffs);
  const closedBecause = gate.isOpen ? undefined : t('app.step.gateClosed');
  const isOperator = viewer.role === 'operator';
  const text = (part: 'title' | 'what' | 'why' | 'risk') => t(stepText(step.outline.id, part));
  const href = `/migrations/${id}/${phase}/${stepId}`;
  const isDone = STEP_STATE_LOOK[step.state].isDone;
  // While it runs, that is what the page is about: the form cannot be sent before it is over.
  const isGoingOn = isOpen && run?.isTerminal === false;
  const isAnswered = run?.isTerminal === true && run.action === 'run' && !preview && !isOpen;
  // Once there is something to look at, the head of the page says in one sentence what the step does.
  const isHeadless = !isAnswered && !isGoingOn;
  const guide =
    isOperator && migration.kind === 'practice' && !lastPassed(runs, step.outline.id) ? (
      <PracticeGuide stepId={step.outline.id} t={t} />
    ) : null;
  const about = (
    <>
      <StepIntro
        t={t}
        what={isHeadless ? text('what') : undefined}
        why={text('why')}
        risks={[text('risk')]}
        isGuided={migration.kind === 'practice' && !newest}
      />
      {isGoingOn ? null : guide}
      <StepSides migrationId={id} stepId={step.outline.id} t={t} />
    </>
  );
  const reason = <ReasonNotice migrationId={id} step={step} steps={steps} t={t} />;
  const { notices, form, answers } = stepParts({
    ...{ id, step, steps, gate, preview, undoable, brokenOff, isOpen, isOperator, closedBecause, t },
    known: await knownInputs(id, step, migration.settings.inputs[step.outline.id]),
    isPractice: migration.kind === 'practice',
  });
  const ways = (
    <>
      {notices}
      {/* What waits for an answer stands before the form that would make another. */}
      {preview ? answers : form}
      {preview ? form : answers}
    </>
  );
  const moment = isOpen ? 'running' : preview ? 'asked' : isAnswered ? 'answered' : null;
  const log = run ? (
    <RunLog
      run={run}
      t={t}
      locale={locale}
      canCancel={isOperator}
      p95LimitMs={migration.settings.p95LimitMs}
    />
  ) : null;
  const evidence = run ? (
    <RunEvidence
      run={run}
      t={t}
      locale={locale}
      artifacts={await listArtifacts(id)}
      canCompare={
        isOperator && gate.isOpen && !steps.some(({ attempts }) => attempts.some((one) => !one.isTerminal))
      }
    />
  ) : null;
  return (
    <MigrationFrame migration={migration} steps={steps} phase={step.outline.phase}>
      <PageHeader
        t={t}
        crumbs={[
          { label: t('app.list.title'), href: '/migrations' },
          { label: migration.name, href: `/migrations/${id}` },
          { label: t(`plan.phase.${step.outline.phase}.title`), href: `/migrations/${id}/${phase}` },
          { label: text('title') },
        ]}
        title={`${step.outline.number} ${text('title')}`}
        lead={isHeadless ? undefined : text('what')}
        state={
          // What became of a run is news to whoever does not see it change.
          <span role="status">
            <LiveStepState {...drawn} stepId={step.outline.id} />
          </span>
        }
        isNextLoud={isDone || step.state === 'blocked'}
        next={
          isOperator
            ? nextStep({ migrationId: id, steps, waivers }, t, step.outline.id, !gate.isOpen)
            : { label: t('report.title'), href: `/migrations/${id}/report` }
        }
      />
      <WizardLayout
        railLabel={t(`plan.phase.${step.outline.phase}.title`)}
        rail={
          <StepRail
            migrationId={id}
            phase={step.outline.phase}
            steps={steps}
            currentId={step.outline.id}
            isCompact
            t={t}
          />
        }
      >
        {run && run.id !== newest?.id ? (
          <Callout tone="info" title={t('app.step.viewing', { attempt: run.attempt })} />
        ) : null}
        {run ? <RunFailure run={run} t={t} locale={locale} /> : null}
        {isGoingOn ? guide : null}
        {run && moment && (isNightStep(step.outline.id) || isGoingOn) ? (
          <NightSections
            moment={moment}
            parts={{
              ...{ log, form, about, evidence, answer: <RunAnswer run={run} t={t} /> },
              ways: (
                <>
                  {reason}
                  {notices}
                  {answers}
                </>
              ),
            }}
            t={t}
          />
        ) : run && isAnswered ? (
          <>
            {reason}
            <RunAnswer run={run} t={t} />
            {isDone ? null : ways}
            {evidence}
            {log}
            {isDone ? ways : null}
            {about}
          </>
        ) : (
          <>
            {about}
            {reason}
            {ways}
            {log}
            {run ? <RunAnswer run={run} t={t} /> : null}
            {evidence}
          </>
        )}
        <AttemptSection
          attempts={step.attempts}
          currentRunId={run?.id}
          href={href}
          isFolded={isAnswered && isDone && run.id === newest?.id}
          t={t}
        />
      </WizardLayout>
    </MigrationFrame>
  );
}
