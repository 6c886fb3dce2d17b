'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { buttonClass } from '@/components/ui/button-class';
import { ScriptButton } from '@/components/ui/script-button';
import { takeEarlyKeys } from './early-keys';
import { ShortcutMatcher } from './match-shortcut';
import type { Shortcut } from './shortcuts';

const PaletteDialog = dynamic(() => import('./palette-dialog'), { ssr: false });
const ShortcutSheet = dynamic(() => import('./shortcut-sheet'), { ssr: false });

const BARE_KEY = 'mudanza-bare-shortcuts';

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}

/**
 * The button of the palette, and the one listener for every shortcut. The palette and the sheet are loaded when
 * they are first asked for.
 */
export function Palette() {
  const t = useTranslate();
  const router = useRouter();
  const path = usePathname();
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const [areBareOn, setBareOn] = useState(true);
  const [matcher] = useState(() => new ShortcutMatcher());
  useEffect(() => setBareOn(localStorage.getItem(BARE_KEY) !== 'off'), []);

  useEffect(() => {
    const act = (shortcut: Shortcut) => {
      if (shortcut.id === 'palette' || shortcut.id === 'help') return setOpen(shortcut.id);
      const to = shortcut.to?.({ path });
      if (to?.startsWith('#')) document.querySelector(to)?.scrollIntoView();
      else if (to) router.push(to);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return;
      const shortcut = matcher.press(
        {
          key: event.key,
          isMod: event.metaKey || event.ctrlKey,
          isAlt: event.altKey,
          at: event.timeStamp,
          isTyping: isTyping(event.target) || document.querySelector('[role="dialog"]') !== null,
        },
        areBareOn,
      );
      if (!shortcut) return;
      event.preventDefault();
      act(shortcut);
    };
    const isBareOn = localStorage.getItem(BARE_KEY) !== 'off';
    const early = takeEarlyKeys(performance.now()).map((press) => matcher.press(press, isBareOn));
    const wanted = early.findLast((shortcut) => shortcut !== null);
    if (wanted) act(wanted);
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [matcher, path, router, areBareOn]);

  return (
    <>
      <ScriptButton
        onClick={() => setOpen('palette')}
        aria-label={t('ui.frame.openPalette')}
        aria-keyshortcuts="Control+K Meta+K"
        title={`${t('ui.frame.openPalette')} (Ctrl K)`}
        className={buttonClass('ghost', 'icon')}
      >
        <Search aria-hidden />
      </ScriptButton>
      {open === 'palette' ? <PaletteDialog onClose={() => setOpen(null)} /> : null}
      {open === 'help' ? (
        <ShortcutSheet
          onClose={() => setOpen(null)}
          areBareOn={areBareOn}
          onBare={(areOn) => {
            setBareOn(areOn);
            localStorage.setItem(BARE_KEY, areOn ? 'on' : 'off');
          }}
        />
      ) : null}
    </>
  );
}
