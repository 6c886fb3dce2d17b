'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { buttonClass } from '@/components/ui/button-class';
import { ScriptButton } from '@/components/ui/script-button';
import { isTheme, THEME_KEY, THEMES, type Theme } from './theme';

const ICON = { system: Monitor, light: Sun, dark: Moon } as const;

function storedTheme(): Theme {
  const stored = localStorage.getItem(THEME_KEY);
  return isTheme(stored) ? stored : 'system';
}

/** Keeps the choice in this browser and tells the page, including its other tabs. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(THEME_KEY, theme);
  window.dispatchEvent(new Event('mudanza-theme'));
}

/** Steps through system, light and dark; its name says what holds now. */
export function ThemeSwitch() {
  const t = useTranslate();
  const [theme, setTheme] = useState<Theme>('system');
  useEffect(() => {
    const read = () => setTheme(storedTheme());
    read();
    window.addEventListener('mudanza-theme', read);
    return () => window.removeEventListener('mudanza-theme', read);
  }, []);

  const Icon = ICON[theme];
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  const name = `${t('common.theme.label')}: ${t(`common.theme.${theme}`)}`;
  return (
    <ScriptButton
      id="theme-switch"
      className={buttonClass('ghost', 'icon')}
      aria-label={name}
      title={name}
      onClick={() => chooseTheme(next)}
    >
      <Icon aria-hidden />
    </ScriptButton>
  );
}
