'use client';

import { useEffect, useState } from 'react';
import { NEWS_KEY } from '@/components/query/browser-news';
import { showNotification } from '@/components/query/show-notification';
import { Button } from '@/components/ui/button';

type State = 'unknown' | 'none' | 'unable' | 'off' | 'dismissed' | 'on' | 'refused';

interface Props {
  readonly texts: {
    readonly on: string;
    readonly off: string;
    readonly isOn: string;
    readonly refused: string;
    readonly dismissed: string;
    readonly none: string;
    readonly unable: string;
    readonly hello: string;
  };
}

function stateNow(): State {
  if (!('Notification' in window) || !window.isSecureContext) return 'none';
  if (Notification.permission === 'denied') return 'refused';
  const isOn = Notification.permission === 'granted' && localStorage.getItem(NEWS_KEY) === 'on';
  return isOn ? 'on' : 'off';
}

/** Asks the browser, and shows one at once: whether a page may is known only when it did. */
async function switchOn(hello: string): Promise<State> {
  const answer = await Notification.requestPermission();
  if (answer !== 'granted') return answer === 'denied' ? 'refused' : 'dismissed';
  if (!showNotification('Mudanza', { body: hello, tag: 'mudanza-hello' })) return 'unable';
  localStorage.setItem(NEWS_KEY, 'on');
  return stateNow();
}

/** Switches the browser’s own notifications on or off. The browser is asked on a click only. */
export function BrowserNews({ texts }: Props) {
  const [state, setState] = useState<State>('unknown');
  useEffect(() => setState(stateNow()), []);
  const press = async () => {
    if (state !== 'on') return setState(await switchOn(texts.hello));
    localStorage.removeItem(NEWS_KEY);
    setState(stateNow());
  };
  const said: Record<State, string> = {
    ...{ unknown: '', off: '', on: texts.isOn, refused: texts.refused },
    ...{ dismissed: texts.dismissed, none: texts.none, unable: texts.unable },
  };
  return (
    <div className="space-y-2">
      <Button
        size="sm"
        variant="secondary"
        aria-pressed={state === 'on'}
        disabled={state === 'none' || state === 'unable' || state === 'refused'}
        onClick={press}
      >
        {state === 'on' ? texts.off : texts.on}
      </Button>
      <p role="status" className="text-sm text-ink-muted empty:hidden">
        {said[state]}
      </p>
    </div>
  );
}
