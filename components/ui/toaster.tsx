'use client';

import { useEffect, useRef, useState } from 'react';
import { Toaster as Sonner, toast as show } from 'sonner';
import { useTranslate } from '@/components/i18n/translate-provider';
import { TOAST_EVENT, type Toast } from './show-toast';

function isDarkNow() {
  return document.documentElement.classList.contains('dark');
}

function present({ title, description, tone, action }: Toast): void {
  const options = {
    ...(description ? { description } : {}),
    ...(action ? { duration: 10_000, action: { label: action.label, onClick: action.onPress } } : {}),
  };
  if (tone === 'danger') show.error(title, options);
  else if (tone === 'success') show.success(title, options);
  else show(title, options);
}

interface Props {
  /** The toast that made this be loaded. */
  readonly first: Toast;
}

/** Where toasts appear. They tell results and offer “Undo”; what must be read stands in an error panel. */
export function Toaster({ first }: Props) {
  const t = useTranslate();
  const [isDark, setIsDark] = useState(isDarkNow);
  const isFirstShown = useRef(false);
  useEffect(() => {
    const observer = new MutationObserver(() => setIsDark(isDarkNow()));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] });
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (!isFirstShown.current) present(first);
    isFirstShown.current = true;
    // Nobody else raises this event.
    const onToast = (event: Event) => event instanceof CustomEvent && present(event.detail as Toast);
    window.addEventListener(TOAST_EVENT, onToast);
    return () => window.removeEventListener(TOAST_EVENT, onToast);
  }, [first]);
  return (
    <Sonner
      theme={isDark ? 'dark' : 'light'}
      position="bottom-right"
      containerAriaLabel={t('ui.toast.region')}
      toastOptions={{
        style: { background: 'var(--surface)', color: 'var(--ink)', borderColor: 'var(--line-strong)' },
      }}
    />
  );
}
