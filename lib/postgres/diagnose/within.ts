/** An error as Node makes them, so that the catalogue recognises it. */
function timedOut(what: string): Error {
  return Object.assign(new Error(`${what}: timeout expired`), { code: 'ETIMEDOUT' });
}

/**
 * Waits for a promise at most `ms`, and no longer than the signal allows; then `cleanUp` (close a socket) is called.
 * Rejects with ETIMEDOUT or with the signal's reason.
 */
export async function within<T>(
  ms: number,
  signal: AbortSignal | undefined,
  what: string,
  promise: Promise<T>,
  cleanUp?: () => void,
): Promise<T> {
  // Whatever it comes to after the end is nobody's business any more.
  promise.catch(() => undefined);
  if (signal?.aborted) cleanUp?.();
  signal?.throwIfAborted();
  let timer: NodeJS.Timeout | undefined;
  let abort: (() => void) | undefined;
  const end = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(timedOut(what)), ms);
    abort = () => reject(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([promise, end]);
  } catch (error) {
    cleanUp?.();
    throw error;
  } finally {
    clearTimeout(timer);
    if (abort) signal?.removeEventListener('abort', abort);
  }
}
