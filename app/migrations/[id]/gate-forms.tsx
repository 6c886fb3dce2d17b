'use client';

import { useTranslate } from '@/components/i18n/translate-provider';
import { StepForm } from '@/components/wizard/step-form';
import { undoable } from '@/components/wizard/undoable';
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
      submitVariant="secondary"
      submitLabel={texts.submit}
      pendingLabel={texts.pending}
    />
  );
}

interface WithdrawProps {
  readonly hidden: Readonly<Record<string, string>>;
  readonly label: string;
  /** The waiver itself, to give it again. */
  readonly waiver: Readonly<Record<string, string>>;
}

/** Takes a waiver back; the toast can give it again, by the same name and reason. */
export function WithdrawForm({ hidden, label, waiver }: WithdrawProps) {
  const t = useTranslate();
  const undo = {
    title: t('ui.undo.waiver'),
    label: t('ui.toast.undo'),
    action: waiveCriterion,
    values: waiver,
  };
  return (
    <StepForm
      action={undoable(withdrawWaiver, undo)}
      hidden={hidden}
      fields={[]}
      submitLabel={label}
      submitVariant="secondary"
      pendingLabel={label}
    />
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
      submitVariant="secondary"
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
      submitVariant="secondary"
      submitLabel={texts.submit}
      pendingLabel={texts.pending}
    />
  );
}
