'use client';

import { type ClipboardEvent, useState } from 'react';

/** What was understood of a pasted text, or null when it is an ordinary value. */
export interface PastedText {
  /** Values by field name. */
  readonly values: Readonly<Record<string, string>>;
  /** What was understood and assumed, as sentences; the secrets themselves are not among them. */
  readonly said: readonly string[];
}

export type ReadPasted = (text: string) => PastedText | null | Promise<PastedText | null>;

/**
 * Takes a connection string pasted into any field of a form apart. The raw text never stays in a field: when it
 * is not understood, it is pasted as it would have been.
 */
export function usePastedText(
  read: ReadPasted | undefined,
  fill: (values: Readonly<Record<string, string>>) => void,
) {
  const [said, setSaid] = useState<readonly string[]>([]);
  const onPaste = (event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const text = event.clipboardData.getData('text/plain');
    const sign = text.search(/[:=]/);
    if (!read || sign < 0 || !/[@=]/.test(text.slice(sign + 1))) return;
    const field = event.currentTarget;
    event.preventDefault();
    void (async () => {
      const understood = await read(text);
      if (understood) {
        fill(understood.values);
        setSaid(understood.said);
        return;
      }
      field.focus();
      document.execCommand('insertText', false, text);
    })();
  };
  return { said, onPaste };
}
