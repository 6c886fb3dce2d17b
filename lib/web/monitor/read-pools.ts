import { type Message, say } from '../../i18n/message';
import { classifyEndpoint } from '../../postgres/address/classify-endpoint';
import type { Credentials } from '../../postgres/address/endpoint';
import { sql } from '../../postgres/sql';
import { type ClientOptions, withPoolerConsole, withTarget } from '../../postgres/with-client';
import { type CardResult, NEAR } from './monitor-card';
import type { Pool, PoolNumbers, ProgramSessions } from './pool-numbers';

const STATEMENT_LIMIT_MS = 3_000;
/** A pooler that refused is left alone for so long: refusals may count as wrong sign-ins. */
const REFUSAL_MS = 600_000;
const refusals = new Map<string, { readonly until: number; readonly original: string }>();

const keyOf = ({ endpoint }: Credentials) => `${endpoint.user}@${endpoint.host}:${endpoint.port}`;
const numberOf = (value: unknown) => Number(value ?? 0);

function poolOf(row: Record<string, unknown>): Pool {
  return {
    database: String(row.database),
    user: String(row.user),
    mode: String(row.pool_mode ?? '–'),
    clientsActive: numberOf(row.cl_active),
    clientsWaiting: numberOf(row.cl_waiting),
    serversActive: numberOf(row.sv_active),
    serversIdle: numberOf(row.sv_idle),
    longestWait: numberOf(row.maxwait),
  };
}

/** PgBouncer's own word. Throws when it admits nobody or is none. */
async function askPooler(credentials: Credentials, options: ClientOptions): Promise<PoolNumbers> {
  return withPoolerConsole(
    credentials,
    async (ask) => {
      const rows = await ask('SHOW POOLS');
      const all = rows.map(poolOf);
      const config = await ask('SHOW CONFIG').catch(() => []);
      const limit = config.find(({ key }) => key === 'max_client_conn')?.value;
      const clients = all.reduce((sum, pool) => sum + pool.clientsActive + pool.clientsWaiting, 0);
      // A pooler may serve others too: their pools count towards its limit, and are nobody's business here.
      const pools = all.filter(({ database }) => database === credentials.endpoint.database);
      return { from: 'pooler', pools, clients, limit: limit === undefined ? null : Number(limit) };
    },
    options,
  );
}

function askServer(credentials: Credentials, options: ClientOptions): Promise<ProgramSessions[]> {
  return withTarget(
    credentials,
    (client) =>
      client.rolledBack(
        () =>
          client.rows<ProgramSessions>(sql`
            select coalesce(nullif(application_name, ''), '–') as program, count(*)::int as total,
              (count(*) filter (where state = 'active'))::int as active,
              (count(*) filter (where state = 'idle'))::int as idle,
              (count(*) filter (where state like 'idle in transaction%'))::int as "idleInTransaction"
            from pg_catalog.pg_stat_activity
            where backend_type = 'client backend' and pid <> pg_catalog.pg_backend_pid()
            group by 1 order by 2 desc, 1 limit 20`),
        { readOnly: true, statementTimeout: STATEMENT_LIMIT_MS },
      ),
    options,
  );
}

/** Why the pooler is not asked, when that is known beforehand. */
function knownReason(credentials: Credentials): Message | null {
  const { kind } = classifyEndpoint(credentials.endpoint);
  if (kind === 'direct') return say('testing.monitor.pool.direct');
  if (kind !== 'not-supabase') return say('testing.monitor.pool.noConsole');
  const refusal = refusals.get(keyOf(credentials));
  if (!refusal || refusal.until < Date.now()) return null;
  return say('testing.monitor.pool.refused', { original: refusal.original });
}

function alertOf(numbers: PoolNumbers): Message | null {
  if (numbers.from === 'server') return null;
  const waiting = numbers.pools.reduce((sum, pool) => sum + pool.clientsWaiting, 0);
  if (waiting > 0) return say('testing.monitor.pool.waiting', { count: waiting });
  const { clients, limit } = numbers;
  const isNear = limit !== null && clients >= limit * NEAR;
  return isNear ? say('testing.monitor.pool.near', { clients, limit }) : null;
}

/**
 * What is known of the target's pools: from PgBouncer's console where it admits us, otherwise what the server sees.
 * Supabase's poolers have no console for customers, so theirs is never tried. Throws when there is no connection.
 */
export async function readPools(
  credentials: Credentials,
  options: ClientOptions,
): Promise<CardResult<PoolNumbers>> {
  let because = knownReason(credentials);
  if (!because) {
    try {
      const data = await askPooler(credentials, options);
      return { isAvailable: true, data, alert: alertOf(data) };
    } catch (error) {
      options.signal?.throwIfAborted();
      const original = error instanceof Error ? error.message : String(error);
      refusals.set(keyOf(credentials), { until: Date.now() + REFUSAL_MS, original });
      because = say('testing.monitor.pool.refused', { original });
    }
  }
  const programs = await askServer(credentials, options);
  return { isAvailable: true, data: { from: 'server', because, programs }, alert: null };
}
