import pg from 'pg';
import { stateConfig } from './pool';
import { forgetSingleton, processSingleton } from './process-singleton';

type Channel = 'run_event' | 'run_queued' | 'migration';
type Listener = (payload: string) => void;

const RETRY_MS = 500;

/** One LISTEN connection for the whole process; it reconnects by itself as long as anybody listens. */
class Hub {
  readonly #listeners = new Map<Channel, Set<Listener>>();
  #client: pg.Client | undefined;
  #connecting: Promise<void> | undefined;
  #isClosed = false;

  async add(channel: Channel, listener: Listener): Promise<void> {
    const set = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, set.add(listener));
    if (set.size === 1) await this.#client?.query(`listen "${channel}"`);
    await this.#connect();
  }

  remove(channel: Channel, listener: Listener): void {
    this.#listeners.get(channel)?.delete(listener);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  #connect(): Promise<void> {
    if (this.#client || this.#isClosed) return Promise.resolve();
    this.#connecting ??= this.#open()
      .catch(() => this.#reconnectSoon())
      .finally(() => {
        this.#connecting = undefined;
      });
    return this.#connecting;
  }

  #reconnectSoon(): void {
    setTimeout(() => void this.#connect(), RETRY_MS).unref();
  }

  async #open(): Promise<void> {
    const client = new pg.Client(stateConfig('mudanza-listen'));
    const lost = () => {
      if (this.#client === client) {
        this.#client = undefined;
        this.#reconnectSoon();
      }
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ channel, payload }) => this.#wake(channel, payload ?? ''));
    await client.connect();
    for (const channel of this.#listeners.keys()) await client.query(`listen "${channel}"`);
    this.#client = client;
    // Notices sent while nobody listened are lost, so everybody is woken once to look for themselves.
    for (const channel of this.#listeners.keys()) this.#wake(channel, '');
  }

  #wake(channel: string, payload: string): void {
    for (const [name, set] of this.#listeners) {
      if (name === channel) for (const listener of set) listener(payload);
    }
  }
}

const hub = () => processSingleton('state-listen', () => new Hub());

/**
 * Calls the listener for each NOTIFY on a channel; after a reconnect it is called with an empty payload. Gives
 * the function that stops listening. A notice only wakes: what happened is always read from the tables.
 */
export async function listen(channel: Channel, listener: Listener): Promise<() => void> {
  const current = hub();
  await current.add(channel, listener);
  return () => current.remove(channel, listener);
}

/** Ends the shared connection; for the end of a process or a test. */
export async function stopListening(): Promise<void> {
  await hub().close();
  forgetSingleton('state-listen');
}
