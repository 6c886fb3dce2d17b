import type { ReactNode } from 'react';
import { Callout } from '@/components/ui/callout';
import type { Translate } from '@/lib/i18n/translate';
import type { RunView } from '@/lib/runs/derive-run';
import type { StepView } from '@/lib/runs/derive-steps';
import type { Gate } from '@/lib/runs/gate';
import type { KnownInputs } from '@/lib/runs/known-inputs';
import { GateNotice } from './gate-notice';
import { laterSteps } from './later-steps';
import { LeaveOut } from './leave-out';
import { ConfirmPreview, LeftBehindForm, StepInput, UndoForm } from './step-forms';

interface Parts {
  readonly id: string;
  readonly step: StepView;
  readonly steps: readonly StepView[];
  readonly gate: Gate;
  readonly preview: RunView | null;
  readonly undoable: RunView | null;
  readonly brokenOff: RunView | null;
  readonly isOpen: boolean;
  readonly isOperator: boolean;
  readonly isPractice: boolean;
  readonly closedBecause: string | undefined;
  readonly known: KnownInputs;
  readonly t: Translate;
}

/** What a step's page asks of its reader, in three parts: what is in the way, the form, and what waits for an answer. */
export function stepParts(parts: Parts): Record<'notices' | 'form' | 'answers', ReactNode> {
  const { id, step, steps, gate, preview, undoable, brokenOff, isOpen, isOperator } = parts;
  const { isPractice, closedBecause, known, t } = parts;
  return {
    notices:
      isOperator && !isOpen && step.state !== 'blocked' ? (
        <GateNotice migrationId={id} gate={gate} steps={steps} t={t} />
      ) : null,
    form: (
      <>
        {isOperator ? (
          <StepInput
            migrationId={id}
            step={step}
            known={known}
            isPractice={isPractice}
            later={isOpen ? [] : laterSteps(steps, step, t)}
            closedBecause={closedBecause}
            t={t}
          />
        ) : (
          <Callout tone="info" title={t('app.step.reviewer')} />
        )}
        {isOperator && !isOpen ? <LeaveOut migrationId={id} step={step} t={t} /> : null}
      </>
    ),
    answers: (
      <>
        {isOperator && preview ? (
          <ConfirmPreview migrationId={id} run={preview} closedBecause={closedBecause} t={t} />
        ) : null}
        {brokenOff && !preview ? (
          <LeftBehindForm migrationId={id} run={brokenOff} isOperator={isOperator} t={t} />
        ) : null}
        {isOperator && undoable && !preview ? <UndoForm migrationId={id} run={undoable} t={t} /> : null}
      </>
    ),
  };
}
