import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BookingLedger } from './booking-ledger';

export interface BookingWriterOptions {
  /** Port of the practice backend on this machine; asked again each time, for the backend may be started again. */
  readonly port: number;
  readonly ledger: BookingLedger;
  /** Bookings a second. */
  readonly rate: number;
  /** Aborting ends it; answers that are on their way are still taken. */
  readonly signal: AbortSignal;
}

/** Bookings under way at once: guests who wait are not joined by ever more. */
const AT_ONCE = 16;
/** ms after which a guest gives up; nothing is known of the booking then. */
const PATIENCE = 120_000;

const said = (body: unknown): { readonly server: number | null; readonly error: string | null } => {
  if (typeof body !== 'object' || body === null) return { server: null, error: null };
  const [server, error] = [Reflect.get(body, 'server'), Reflect.get(body, 'error')];
  return {
    server: typeof server === 'number' ? server : null,
    error: typeof error === 'string' ? error : null,
  };
};

/** One booking by one guest, under an id of its own; the answer goes into the ledger. */
async function book({ port, ledger }: BookingWriterOptions): Promise<void> {
  const id = randomUUID();
  const asked = Date.now();
  const answer = (server: number | null, error: string | null) =>
    ledger.write({ id, asked, answered: Date.now(), server, error: error?.slice(0, 200) ?? null });
  try {
    const response = await fetch(`http://127.0.0.1:${port}/bookings?id=${id}`, {
      method: 'POST',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const { server, error } = said(await response.json());
    if (response.status === 201 && server !== null) answer(server, null);
    else answer(null, error ?? `HTTP ${response.status}`);
  } catch (error) {
    answer(null, error instanceof Error ? error.message : String(error));
  }
}

/**
 * Guests who book through the practice backend, so many a second, until the signal aborts. Each acknowledged booking is in
 * the ledger, and no other; resolves when the last answer has come.
 */
export async function writeBookings(options: BookingWriterOptions): Promise<void> {
  const { rate, signal } = options;
  const open = new Set<Promise<void>>();
  for (
    let due = performance.now();
    !signal.aborted;
    due = Math.max(due + 1000 / rate, performance.now() - 1000)
  ) {
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    if (open.size >= AT_ONCE) await Promise.race(open);
    const one = book(options).finally(() => open.delete(one));
    open.add(one);
  }
  await Promise.all(open);
}
