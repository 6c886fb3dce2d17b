import { z } from 'zod';
import { say } from '../../i18n/message';
import type { CriterionId } from '../../plan/criterion-id';
import type { Instruction, ManualEvidence } from '../../plan/evidence/manual-evidence';
import type { Field } from '../../plan/field';
import { previewBasis } from '../../plan/preview-basis';
import type { Outcome, Preview } from '../../plan/step';

/** The field that every step of the backend has for migrations without a folder. */
export const CONFIRMED_BY: Field = {
  name: 'confirmedBy',
  kind: 'text',
  label: 'backend.field.confirmedBy',
  help: 'backend.field.confirmedByHelp',
  isAdvanced: true,
};

export const ConfirmedBy = z.string().trim().max(200).default('');

export function manualEvidence(instructions: readonly Instruction[], confirmedBy: string): ManualEvidence {
  return { kind: 'manual', instructions, confirmedBy: confirmedBy || null };
}

/** Shows the instructions where there would be a preview of changes. */
export function manualPreview(instructions: readonly Instruction[]): Preview {
  return {
    basis: previewBasis(instructions),
    actions: instructions.map(({ summary, text }) => ({ summary, detail: text, detailKind: 'text' })),
    notes: [{ verdict: 'warn', message: say('backend.note.manual') }],
  };
}

function confirmation({ confirmedBy }: ManualEvidence): Outcome {
  if (confirmedBy)
    return { verdict: 'pass', message: say('backend.criterion.confirmed', { name: confirmedBy }) };
  return { verdict: 'fail', message: say('backend.criterion.unconfirmed') };
}

/** A criterion that asks the machine's evidence, or the person's word where there is no folder. */
export function criterion<Done extends { readonly kind: 'done' }, Id extends CriterionId>(
  id: Id,
  judge: (evidence: Done) => Outcome,
): { readonly id: Id; judge(evidence: Done | ManualEvidence): Outcome } {
  return {
    id,
    judge: (evidence) => (evidence.kind === 'manual' ? confirmation(evidence) : judge(evidence)),
  };
}
