'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { buttonClass } from './button-class';
import { ScriptButton } from './script-button';

interface Props {
  readonly text: string;
  /** What is copied, for the accessible name: “Copy run id”. */
  readonly label?: string;
  readonly isIconOnly?: boolean;
}

/** Copies a text and says so, on the button and to screen readers. */
export function CopyButton({ text, label, isIconOnly }: Props) {
  const t = useTranslate();
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = async () => {
    clearTimeout(timer.current);
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('failed');
    }
    timer.current = setTimeout(() => setState('idle'), 2_000);
  };

  const name = label ?? t('common.copy');
  const said = { idle: name, copied: t('common.copied'), failed: t('ui.copy.failed') }[state];
  return (
    <>
      <ScriptButton
        onClick={copy}
        aria-label={isIconOnly ? name : undefined}
        title={isIconOnly ? said : undefined}
        className={buttonClass('ghost', isIconOnly ? 'icon' : 'sm')}
      >
        {state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
        {isIconOnly ? null : said}
      </ScriptButton>
      <span role="status" className="sr-only">
        {state === 'idle' ? '' : said}
      </span>
    </>
  );
}
