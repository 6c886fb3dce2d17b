import { constantSql } from '../sql';

/** Names of the sessions that are open while a move is made or taken back; all of them use doors that keep a session. */
const NAMES = [
  ...['cutover', 'cutover lock', 'cutover snapshot', 'probe', 'back', 'reverse', 'relay', 'watch', 'follow'],
  ...['slot', 'verify', 'copy', 'snapshot', 'put back', 'index', 'analyze', 'undo', 'clean', 'prepare'],
].map((name) => `'mudanza ${name}'`);

/**
 * Whether a session `a` of pg_stat_activity is this product's own, at work on a move. By the whole name: behind a pooler in
 * transaction mode a client that gives none, as most drivers do, has the name of whoever had the server before, and that
 * may have been a check of ours (tried with PgBouncer 1.18). Who waits for a lock is a writer, whatever its name.
 */
export const IS_OWN_SESSION = constantSql(
  `(a.application_name in (${NAMES.join(', ')}) and a.wait_event_type is distinct from 'Lock')`,
);
