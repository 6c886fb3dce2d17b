import type { Duplex } from 'node:stream';
import type pg from 'pg';

type Listener = (...args: unknown[]) => void;

/** Calls the listener, and turns what it throws into an error of the stream. */
function guarded(stream: Duplex, listener: Listener): Listener {
  return (...args) => {
    try {
      listener(...args);
    } catch (error) {
      stream.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  };
}

/**
 * node-postgres parses inside the socket's `data` event and throws there, e.g. when a server asks to sign in in a way
 * that it does not know. That would end the whole process. With this the connection fails instead, like any other.
 */
export function guardParser(client: pg.Client): pg.Client {
  const { connection } = client;
  const attach: unknown = Reflect.get(connection, 'attachListeners');
  if (typeof attach !== 'function') return client;
  Reflect.set(connection, 'attachListeners', (stream: Duplex) => {
    const on = stream.on.bind(stream);
    Reflect.set(stream, 'on', (event: string, listener: Listener) =>
      on(event, event === 'data' ? guarded(stream, listener) : listener),
    );
    attach.call(connection, stream);
    Reflect.deleteProperty(stream, 'on');
  });
  return client;
}
