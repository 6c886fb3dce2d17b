import type { Translate } from '../../i18n/translate';
import { visibleParams } from './visible-params';

/** `t` for a terminal: what stands in our sentences from outside makes no line of its own and moves no cursor. */
export function terminalTranslator(t: Translate): Translate {
  return (message, params) => {
    const [key, values] = typeof message === 'string' ? [message, params] : [message.key, message.params];
    return t(key, values && visibleParams(values));
  };
}
