import type { MessageParams } from '../../i18n/message';
import type { Translate } from '../../i18n/translate';
import { markdownText } from './markdown-text';

function escaped(params: MessageParams): MessageParams {
  const all = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' ? markdownText(value) : value,
  ]);
  return Object.fromEntries(all);
}

/** `t` for lines of Markdown outside a table, whose cells are escaped whole: what servers and people said comes to no life. */
export function escapeParams(t: Translate): Translate {
  return (message, params) => {
    if (typeof message !== 'string')
      return t(message.params ? { ...message, params: escaped(message.params) } : message);
    return t(message, params ? escaped(params) : undefined);
  };
}
