import type { Locale } from '../i18n/locale';
import type { MessageParams } from '../i18n/message';
import { type Translate, translate } from '../i18n/translate';
import { findOutline } from '../plan/find-outline';
import { BOARD_IDS, type BoardId } from '../plan/report-ids';
import { isStepId } from '../plan/step-id';
import { stepText } from '../plan/step-text';

function isBoardId(text: string): text is BoardId {
  return BOARD_IDS.some((id) => id === text);
}

/** Ids of success criteria, comma by comma, by their names. */
function rowNames(locale: Locale, ids: string): string {
  return ids
    .split(',')
    .map((id) => (isBoardId(id) ? translate(locale, `report.board.row.${id}`) : id))
    .join(', ');
}

function named(locale: Locale, params: MessageParams): MessageParams {
  const steps = ['step', 'because'].flatMap((name) => {
    const id = params[name];
    if (typeof id !== 'string' || !isStepId(id)) return [];
    const { number } = findOutline(id);
    return [[name, `${number} ${translate(locale, stepText(id, 'title'))}`] as const];
  });
  const { criteria } = params;
  const rows = typeof criteria === 'string' ? [['criteria', rowNames(locale, criteria)] as const] : [];
  return { ...params, ...Object.fromEntries([...steps, ...rows]) };
}

/**
 * `t` for the report: as the ordinary one, but a parameter `step` or `because` that holds a step's id is shown as the step's
 * number and title in the reader's language, and `criteria` that holds ids of success criteria as their names.
 */
export function reportTranslator(locale: Locale): Translate {
  return (message, params) => {
    const [key, values] = typeof message === 'string' ? [message, params] : [message.key, message.params];
    return translate(locale, key, values ? named(locale, values) : undefined);
  };
}
