import pg from 'pg';
import { env } from '../platform/env';
import { forgetSingleton, processSingleton } from './process-singleton';

/** ms that one statement on the state may take. */
const QUERY_MS = 60_000;

/** Where the state database is: the launcher's embedded server, or the operator's own. */
export function stateUrl(): string {
  const url = env().MUDANZA_STATE_URL ?? env().MUDANZA_DATABASE_URL;
  if (!url) throw new Error('No state database: start Mudanza with npm start, or set MUDANZA_DATABASE_URL.');
  return url;
}

/** Options shared by the pool and the listener; every session works in the schema `mudanza`. */
export function stateConfig(applicationName: string): pg.ClientConfig {
  return {
    connectionString: stateUrl(),
    application_name: applicationName,
    options: '-c search_path=mudanza',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

function newPool(): pg.Pool {
  const created = new pg.Pool({
    ...stateConfig('mudanza-state'),
    max: 10,
    idleTimeoutMillis: 30_000,
    // A network that swallows packets says nothing: without a limit of our own an answer would be awaited for ever.
    query_timeout: QUERY_MS,
  });
  // A dropped idle connection is replaced on next use; without a listener it would end the process.
  created.on('error', () => undefined);
  return created;
}

/** The process's one pool on the state database. */
export function pool(): pg.Pool {
  return processSingleton('state-pool', newPool);
}

/** Closes the pool at the end of a process or a test. */
export async function closePool(): Promise<void> {
  const open = pool();
  forgetSingleton('state-pool');
  await open.end();
}
