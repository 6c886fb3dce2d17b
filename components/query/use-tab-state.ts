import { useEffect } from 'react';
import { markedTitle, type TabState, tabIcon } from './tab-state';

function show(state: TabState): void {
  const title = markedTitle(document.title, state);
  if (document.title !== title) document.title = title;
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (icon && icon.getAttribute('href') !== tabIcon(state)) icon.setAttribute('href', tabIcon(state));
}

/** Shows a state in the tab’s title and icon; Next writes its own with each page, which is marked again. */
export function useTabState(state: TabState): void {
  useEffect(() => {
    show(state);
    const observer = new MutationObserver(() => show(state));
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      show('calm');
    };
  }, [state]);
}
