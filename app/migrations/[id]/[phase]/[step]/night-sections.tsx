import type { ReactNode } from 'react';
import { Fold } from '@/components/ui/fold';
import type { Translate } from '@/lib/i18n/translate';
import type { StepId } from '@/lib/plan/step-id';

const NIGHT: readonly StepId[] = ['data.cutover', 'data.rehearse'];

/** A page on which somebody watches a clock: what counts now stands first, and the rest is folded. */
export const isNightStep = (stepId: StepId): boolean => NIGHT.includes(stepId);

interface Props {
  /** What the page is about now: a preview waits, a run goes on, or one has its answer. */
  readonly moment: 'asked' | 'running' | 'answered';
  readonly parts: {
    readonly answer: ReactNode;
    readonly evidence: ReactNode;
    readonly log: ReactNode;
    /** Notices, the preview that waits, the way back. */
    readonly ways: ReactNode;
    readonly form: ReactNode;
    readonly about: ReactNode;
  };
  readonly t: Translate;
}

/** The page of the switch and of its rehearsal once there is something to look at. */
export function NightSections({ moment, parts, t }: Props) {
  const { answer, evidence, log, ways, form, about } = parts;
  return (
    <>
      {moment === 'running' ? log : null}
      {evidence}
      {answer}
      {ways}
      {moment === 'running' ? null : <Fold title={t('app.step.logOver')}>{log}</Fold>}
      <Fold title={t('app.step.formTitle')}>{form}</Fold>
      <Fold title={t('app.step.aboutTitle')}>{about}</Fold>
    </>
  );
}
