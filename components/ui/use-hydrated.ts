import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** False in the server’s HTML and until the scripts of this part of the page are there; true from then on. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
