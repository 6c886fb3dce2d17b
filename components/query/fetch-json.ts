/** An answer of our own server that is no success. */
export class ResponseError extends Error {
  constructor(readonly status: number) {
    super(`the server answered ${status}`);
  }
}

/** Asks our own server for JSON; anything but a success is thrown, so that a query is retried or says so. */
export async function fetchJson<T>(address: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(address, { cache: 'no-store', ...(signal ? { signal } : {}) });
  if (!response.ok) throw new ResponseError(response.status);
  return response.json();
}
