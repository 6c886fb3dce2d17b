'use client';

import { useTranslate } from '@/components/i18n/translate-provider';
import { showToast } from '@/components/ui/show-toast';
import { type LineTarget, lineHash } from './line-target';
import { type LogRow, rowsToMarkdown, rowsToText } from './log-buffer';

export type CopyHow = 'text' | 'markdown' | 'link';

/** Copies the chosen lines, or all that are shown, or their address; says what it did in a toast. */
export function useLogCopy(rows: readonly LogRow[], target: LineTarget | null, firstOnScreen: () => number) {
  const t = useTranslate();
  return async (how: CopyHow) => {
    const chosen = target ? rows.filter((row) => row.seq >= target.from && row.seq <= target.to) : rows;
    const first = firstOnScreen();
    const link = `${window.location.href.split('#')[0]}${lineHash(target ?? { from: first, to: first })}`;
    const text = { link: () => link, text: () => rowsToText(chosen), markdown: () => rowsToMarkdown(chosen) };
    try {
      await navigator.clipboard.writeText(text[how]());
      const count = how === 'link' ? 0 : chosen.length;
      showToast({ title: t('ui.log.copiedLines', { count }), tone: 'success' });
    } catch {
      showToast({ title: t('ui.copy.failed'), tone: 'danger' });
    }
  };
}
