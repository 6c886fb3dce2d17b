const TRIES = 3;
const WAIT_MS = 1_500;

function nextChance(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(go, WAIT_MS);
    function go() {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    }
    window.addEventListener('online', go);
  });
}

/**
 * Loads a part of the page that is fetched when it is first needed. A network that is away for a moment must not
 * leave a hole: it is tried again, at once when the browser is back online. Rejects when it stays away while online.
 */
export async function loadWhenOnline<T>(load: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; ) {
    try {
      return await load();
    } catch (error) {
      if (navigator.onLine) tries += 1;
      if (tries > TRIES) throw error;
      await nextChance();
    }
  }
}
