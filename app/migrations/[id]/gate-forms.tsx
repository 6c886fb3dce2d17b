'use client';

import { StepForm } from '@/components/wizard/step-form';
import { signPhase, stateItem, waiveCriterion, withdrawWaiver } from './actions';

interface Texts {
  readonly name: string;
  readonly submit: string;
  readonly pending: string;
}

interface WaiveProps {
  /** Migration, step, criterion and run. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly viewer: string;
  readonly texts: Texts & { readonly reason: string; readonly reasonHelp: string };
}

/** Waives one red criterion by name and reason. */
export function WaiveForm({ hidden, viewer, texts }: WaiveProps) {
  return (
    <StepForm
      action={waiveCriterion}
      hidden={hidden}
      fields={[
        { name: 'name', kind: 'text', isProse: true, label: texts.name, initial: viewer, isRequired: true },
        {
          name: 'reason',
          kind: 'textarea',
          isProse: true,
          label: texts.reason,
          help: texts.reasonHelp,
          isRequired: true,
        },
      ]}
      submitLabel={texts.submit}
      pendingLabel={texts.pending}
    />
  );
}

interface WithdrawProps {
  readonly hidden: Readonly<Record<string, string>>;
  readonly label: string;
}

/** Takes a waiver back. */
export function WithdrawForm({ hidden, label }: WithdrawProps) {
  return (
    <StepForm action={withdrawWaiver} hidden={hidden} fields={[]} submitLabel={label} pendingLabel={label} />
  );
}

interface SignProps {
  /** Migration, phase, basis and the newest signature seen. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly viewer: string;
  readonly blockedBecause: string | undefined;
  readonly texts: Texts & { readonly note: string };
}

/** Signs a phase as it is shown on the page. */
export function SignForm({ hidden, viewer, blockedBecause, texts }: SignProps) {
  return (
    <StepForm
      action={signPhase}
      hidden={hidden}
      fields={[
        { name: 'name', kind: 'text', isProse: true, label: texts.name, initial: viewer, isRequired: true },
        { name: 'note', kind: 'textarea', isProse: true, label: texts.note },
      ]}
      blockedBecause={blockedBecause}
      submitLabel={texts.submit}
      pendingLabel={texts.pending}
    />
  );
}

interface StateProps {
  readonly hidden: Readonly<Record<string, string>>;
  readonly viewer: string;
  readonly texts: Texts & {
    readonly holds: string;
    readonly yes: string;
    readonly no: string;
    readonly note: string;
    readonly noteHelp: string;
  };
}

/** States by name what no machine can tell. */
export function StateForm({ hidden, viewer, texts }: StateProps) {
  return (
    <StepForm
      action={stateItem}
      hidden={hidden}
      fields={[
        {
          name: 'holds',
          kind: 'select',
          label: texts.holds,
          initial: 'yes',
          options: [
            { value: 'yes', label: texts.yes },
            { value: 'no', label: texts.no },
          ],
        },
        { name: 'name', kind: 'text', isProse: true, label: texts.name, initial: viewer, isRequired: true },
        {
          name: 'note',
          kind: 'textarea',
          isProse: true,
          label: texts.note,
          help: texts.noteHelp,
          isRequired: true,
        },
      ]}
      submitLabel={texts.submit}
      pendingLabel={texts.pending}
    />
  );
}
