'use client';

import { useEffect, useState } from 'react';
import { NEWS_KEY } from '@/components/query/browser-news';
import { Button } from '@/components/ui/button';

interface Props {
  readonly texts: {
    readonly on: string;
    readonly off: string;
    readonly isOn: string;
    readonly refused: string;
    readonly none: string;
  };
}

type State = 'unknown' | 'none' | 'off' | 'on' | 'refused';

function stateNow(): State {
  if (!('Notification' in window) || !window.isSecureContext) return 'none';
  if (Notification.permission === 'denied') return 'refused';
  const isOn = Notification.permission === 'granted' && localStorage.getItem(NEWS_KEY) === 'on';
  return isOn ? 'on' : 'off';
}

/** Switches the browser’s own notifications on or off. The browser is asked on a click only. */
export function BrowserNews({ texts }: Props) {
  const [state, setState] = useState<State>('unknown');
  useEffect(() => setState(stateNow()), []);
  const press = async () => {
    if (state === 'on') localStorage.removeItem(NEWS_KEY);
    else if ((await Notification.requestPermission()) === 'granted') localStorage.setItem(NEWS_KEY, 'on');
    setState(stateNow());
  };
  const said =
    state === 'on' ? texts.isOn : state === 'refused' ? texts.refused : state === 'none' ? texts.none : '';
  return (
    <div className="space-y-2">
      <Button
        size="sm"
        variant="secondary"
        aria-pressed={state === 'on'}
        disabled={state === 'none' || state === 'refused'}
        onClick={press}
      >
        {state === 'on' ? texts.off : texts.on}
      </Button>
      <p role="status" className="text-sm text-ink-muted empty:hidden">
        {said}
      </p>
    </div>
  );
}
