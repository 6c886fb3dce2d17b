import type { Locale } from '../i18n/locale';
import type { MessageParams } from '../i18n/message';
import { type Translate, translate } from '../i18n/translate';
import { OUTLINE } from '../plan/outline';
import { isStepId } from '../plan/step-id';
import { stepText } from '../plan/step-text';

function named(locale: Locale, params: MessageParams): MessageParams {
  const { step } = params;
  if (typeof step !== 'string' || !isStepId(step)) return params;
  const number = OUTLINE.find((row) => row.id === step)?.number ?? '';
  return { ...params, step: `${number} ${translate(locale, stepText(step, 'title'))}` };
}

/**
 * `t` for the report: as the ordinary one, but a parameter `step` that holds a step's id is shown as the step's
 * number and title in the reader's language.
 */
export function reportTranslator(locale: Locale): Translate {
  return (message, params) => {
    const [key, values] = typeof message === 'string' ? [message, params] : [message.key, message.params];
    return translate(locale, key, values ? named(locale, values) : undefined);
  };
}
