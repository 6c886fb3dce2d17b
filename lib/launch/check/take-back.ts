import type { AnyStep } from '../../plan/step';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { redactData } from '../../platform/vault/redact-text';
import type { CheckAnswer, CheckCall } from './check-command';
import type { OneShotContext } from './with-context';

/**
 * Takes back what a run did, as the engine does: the preview first, and nothing where it says that something is in the
 * way.
 */
export async function takeBack(
  call: CheckCall,
  ctx: OneShotContext,
  step: AnyStep,
  evidence: unknown,
): Promise<CheckAnswer> {
  const { undo, previewUndo } = step;
  if (!undo) throw new MudanzaError('MUD-012');
  const preview = await previewUndo?.(ctx, evidence);
  const notes = (preview?.notes ?? []).map(({ verdict, message }) => ({ verdict, text: call.t(message) }));
  const lines = notes.map(({ verdict, text }) => `  ${call.t(`ui.verdict.${verdict}`)}: ${text}`);
  const base = { step: step.id, action: 'undo', notes, criteria: [] };
  if (preview?.isRefused)
    return { json: { ...base, isRefused: true }, words: [call.t('check.refused'), ...lines], code: 1 };
  const result: unknown = (await undo(ctx, evidence)) ?? {};
  const done = redactData(JSON.parse(JSON.stringify(result)), [...call.secrets]);
  const own = typeof done === 'object' && done !== null ? done : {};
  return { json: { ...base, ...own, isRefused: false }, words: [call.t('check.undone'), ...lines], code: 0 };
}
