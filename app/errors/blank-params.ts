import type { MessageParams } from '@/lib/i18n/message';

const BLANK = '…';

/**
 * Parameters for the text of an error that did not happen: whatever a text asks for is a blank, where a real error
 * has its host, its file or its number.
 */
export const BLANK_PARAMS: MessageParams = new Proxy<Record<string, string>>(
  {},
  { get: () => BLANK, has: () => true },
);

/** A plural of a blank counts as many, and shows as no number: the blank stands there too. */
export function withBlanks(text: string): string {
  return text.replaceAll('NaN', BLANK);
}
