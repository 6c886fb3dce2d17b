'use client';

import { useEffect, useState } from 'react';
import { Toaster as Sonner } from 'sonner';
import { useTranslate } from '@/components/i18n/translate-provider';

function isDarkNow() {
  return document.documentElement.classList.contains('dark');
}

/** Where toasts appear. They tell results and offer “Undo”; what must be read stands in an error panel. */
export function Toaster() {
  const t = useTranslate();
  const [isDark, setIsDark] = useState(false);
  useEffect(() => {
    setIsDark(isDarkNow());
    const observer = new MutationObserver(() => setIsDark(isDarkNow()));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] });
    return () => observer.disconnect();
  }, []);
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
