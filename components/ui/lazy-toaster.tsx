'use client';

import { type ComponentType, useEffect, useState } from 'react';
import { loadWhenOnline } from './load-when-online';
import { TOAST_EVENT, type Toast } from './show-toast';

type Outlet = ComponentType<{ readonly first: Toast }>;

/** Listens for toasts. Nothing of the library is loaded before the first one, so no first paint waits for it. */
export function LazyToaster() {
  const [first, setFirst] = useState<Toast | null>(null);
  const [Outlet, setOutlet] = useState<Outlet | null>(null);
  useEffect(() => {
    if (first) return;
    const onToast = (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      setFirst(event.detail as Toast);
      loadWhenOnline(() => import('./toaster')).then(
        (module) => setOutlet(() => module.Toaster),
        // The message is lost, but the next one may come through.
        () => setFirst(null),
      );
    };
    window.addEventListener(TOAST_EVENT, onToast);
    return () => window.removeEventListener(TOAST_EVENT, onToast);
  }, [first]);
  return Outlet && first ? <Outlet first={first} /> : null;
}
