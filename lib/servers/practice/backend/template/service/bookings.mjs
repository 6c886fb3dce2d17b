import { databaseOf, readSettings } from './env.mjs';
import { openDatabase } from './postgres.mjs';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Connections of the pool. */
const SIZE = 4;
/** ms before a refused connection is tried again. */
const PAUSE_MS = 50;

/**
 * What a start of the service makes: its settings and its connections. Like a service with `Restart=always` it starts again
 * when a server has ended or refused a connection, and reads `.env` anew then; while they last, nothing else is read.
 */
const start = () => ({ database: databaseOf(readSettings()), idle: [], open: 0, waiting: [] });
let running = start();

function restart(from) {
  if (running !== from) return;
  running = start();
  for (const connection of from.idle) connection.close();
  for (const resume of from.waiting) resume();
}

async function take() {
  for (;;) {
    const now = running;
    const known = now.idle.pop();
    if (known?.isOpen()) return { connection: known, now };
    if (known) restart(now);
    else if (now.open < SIZE) {
      now.open += 1;
      try {
        const connection = await openDatabase(now.database);
        connection.waitForever();
        return { connection, now };
      } catch (error) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        restart(now);
        throw error;
      }
    } else await new Promise((resolve) => now.waiting.push(resolve));
  }
}

function giveBack({ connection, now }) {
  if (running === now && connection.isOpen()) {
    now.idle.push(connection);
    now.waiting.shift()?.();
    return;
  }
  connection.close();
  restart(now);
}

/** What a booking writes: its row, and a line of a log that has no key, in one transaction. */
const statements = (id) => `
insert into lodging.booking (id, hotel_id, guest, state, paid, asked, note)
  select '${id}', h.id, 'guest@example.com', 'asked', 10.50, now(), 'online' from lodging.hotel h order by h.id limit 1;
insert into lodging."Access log" (at, "who?") values (now(), '${id}');
select pg_catalog.inet_server_port();`;

/** Books a room under an id of the guest's choice; says at which server it was acknowledged. */
export async function book(id) {
  if (!UUID.test(id ?? '')) return [400, { error: 'a booking needs an id' }];
  let taken;
  try {
    taken = await take();
    const rows = await taken.connection.query(statements(id));
    return [201, { id, server: Number(rows.at(-1)?.[0]) }];
  } catch (error) {
    // A pooler tells of a session that the server ended as a lost connection (08), or just closes.
    if (/^(57P|08|$)/.test(error.code ?? '')) taken?.connection.close();
    return [503, { error: error.message, code: error.code ?? null }];
  } finally {
    if (taken) giveBack(taken);
  }
}
