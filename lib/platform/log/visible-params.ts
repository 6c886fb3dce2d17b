import type { MessageParams } from '../../i18n/message';
import { visibleText } from './visible-text';

/** Parameters whose texts are a single honest line each: a name or a server's word makes no line of its own in ours. */
export function visibleParams(params: MessageParams): MessageParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? visibleText(value) : value,
    ]),
  );
}
