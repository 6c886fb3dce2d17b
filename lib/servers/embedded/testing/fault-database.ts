import type { ErrorCode } from '../../../platform/errors/error-code';
import { classifyError } from '../../../postgres/classify-error';
import { openProbe, type Probe } from '../../../postgres/diagnose/open-probe';
import { sql } from '../../../postgres/sql';
import type { Fault } from './fault';
import type { FaultServers } from './fault-servers';
import { statementFaults } from './fault-statements';
import { codeOfUse, codeOnLadder } from './see-code';

/** Holds connections open while something is tried, and closes them whatever happens. */
async function holding<T>(
  open: readonly (() => Promise<Probe>)[],
  use: (held: Probe[]) => Promise<T>,
): Promise<T> {
  const held: Probe[] = [];
  try {
    for (const one of open) held.push(await one());
    return await use(held);
  } finally {
    await Promise.all(held.map((probe) => probe.close()));
  }
}

function signInFaults(servers: FaultServers): Fault[] {
  const { port } = servers.postgres;
  const ladder = (
    id: string,
    code: ErrorCode,
    change: Parameters<FaultServers['credentials']>[1],
  ): Fault => ({
    id: `postgres: ${id}`,
    code,
    inject: () => codeOnLadder(servers.credentials(port, change)),
  });
  return [
    ladder('wrong password', 'MUD-160', { password: 'not-it' }),
    ladder('no such role', 'MUD-160', { user: 'nobody_here' }),
    ladder('a pooler’s user name', 'MUD-161', { user: 'postgres.abcdefghijklmnopqrst' }),
    ladder('no password', 'MUD-108', { password: '' }),
    ladder('role may not log in', 'MUD-174', { user: 'guest' }),
    ladder('no such database', 'MUD-220', { database: 'hotel' }),
    ladder('forbidden by pg_hba', 'MUD-175', { database: 'forbidden' }),
    ladder('plain text refused by pg_hba', 'MUD-141', { tls: { mode: 'disable' } }),
    ladder('a role without connections left', 'MUD-192', { user: 'lim' }),
    ladder('a database without connections left', 'MUD-193', { database: 'full_up' }),
    ladder('a database that takes none', 'MUD-196', { database: 'closed' }),
    ladder('template0', 'MUD-196', { database: 'template0' }),
    ladder('a rule that asks the operating system', 'MUD-157', { user: 'identu' }),
    ladder('a rule that demands a client certificate', 'MUD-156', { user: 'certu' }),
    {
      id: 'postgres: no password at the driver',
      code: 'MUD-173',
      inject: () => codeOfUse(servers.credentials(port, { password: '' })),
    },
    {
      id: 'postgres: every slot taken',
      code: 'MUD-183',
      inject: () => {
        const open = () => openProbe(servers.credentials(port), { timeoutMs: 2000 });
        return holding(
          Array.from({ length: 9 }, () => open),
          () => codeOnLadder(servers.credentials(port)),
        );
      },
    },
    {
      id: 'postgres: unknown startup parameter',
      code: 'MUD-204',
      inject: () => codeOfUse(servers.credentials(port), undefined, { startupOptions: '-c pgbouncer=true' }),
    },
  ];
}

function sessionFaults(servers: FaultServers): Fault[] {
  const { port } = servers.postgres;
  const use = (
    id: string,
    code: ErrorCode,
    body: (probe: Probe) => Promise<unknown>,
    user = 'app',
  ): Fault => ({
    id: `postgres: ${id}`,
    code,
    inject: () => codeOfUse(servers.credentials(port, { user }), body, { timeoutMs: 3000 }),
  });
  const admin = () => openProbe(servers.credentials(port, { user: 'lab' }), { timeoutMs: 2000 });
  return [
    use('read-only', 'MUD-222', (probe) => probe.rows(sql`insert into public.kept values (1)`), 'reader'),
    use('permission denied', 'MUD-224', (probe) => probe.rows(sql`select * from public.kept`)),
    use('statement timeout', 'MUD-223', async (probe) => {
      await probe.rows(sql`set statement_timeout = 50`);
      await probe.rows(sql`select pg_sleep(2)`);
    }),
    use('lock timeout', 'MUD-228', (probe) =>
      holding([admin], async ([holder]) => {
        await holder?.rows(sql`begin`);
        await holder?.rows(sql`select pg_advisory_xact_lock(7)`);
        await probe.rows(sql`set lock_timeout = 50`);
        await probe.rows(sql`select pg_advisory_xact_lock(7)`);
      }),
    ),
    use('idle in transaction', 'MUD-229', async (probe) => {
      await probe.rows(sql`set idle_in_transaction_session_timeout = 50`);
      await probe.rows(sql`begin`);
      await new Promise((resolve) => setTimeout(resolve, 150));
      await probe.rows(sql`select 1`);
    }),
    use('ended by an administrator', 'MUD-128', async (probe) => {
      const [row] = await probe.rows<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await holding([admin], async ([boss]) => {
        const sleeping = probe.rows(sql`select pg_sleep(2)`);
        sleeping.catch(() => undefined);
        await boss?.rows(sql`select pg_terminate_backend(${row?.pid})`);
        await sleeping;
      });
    }),
    use('prepared statement unknown', 'MUD-200', (probe) => probe.rows(sql`execute nothing_of_that_name`)),
  ];
}

/**
 * PgBouncer frees the place of a closed client a moment later, so a fault that needs one tries a few times, whether
 * the refusal meets the client under test or the one that holds the server.
 */
async function onceThereIsRoom(inject: () => Promise<ErrorCode | null>): Promise<ErrorCode | null> {
  for (let attempt = 1; attempt < 300; attempt++) {
    const code = await inject().catch((error: unknown) => classifyError(error).code);
    if (code !== 'MUD-184') return code;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return inject();
}

function poolerFaults(servers: FaultServers): Fault[] {
  const { transaction, tiny, orphaned } = servers.poolers;
  const ladder = (
    id: string,
    code: ErrorCode,
    port: number,
    change: Parameters<FaultServers['credentials']>[1] = {},
  ): Fault => ({
    id: `pgbouncer: ${id}`,
    code,
    inject: () => codeOnLadder(servers.credentials(port, change), { timeoutMs: 4000 }),
  });
  const open = (port: number) => () => openProbe(servers.credentials(port), { timeoutMs: 3000 });
  return [
    ladder('wrong password', 'MUD-162', transaction.port, { password: 'not-it' }),
    ladder('unknown user', 'MUD-162', transaction.port, { user: 'nobody_here' }),
    ladder('plain text', 'MUD-142', transaction.port, { tls: { mode: 'disable' } }),
    ladder('no such database', 'MUD-220', transaction.port, { database: 'hotel' }),
    ladder('server is down', 'MUD-185', orphaned.port),
    {
      id: 'pgbouncer: unsupported startup parameter',
      code: 'MUD-202',
      inject: () =>
        codeOfUse(servers.credentials(transaction.port), undefined, {
          startupOptions: '-c statement_timeout=1',
        }),
    },
    {
      id: 'pgbouncer: no room for clients',
      code: 'MUD-184',
      inject: () =>
        holding([open(tiny.port), open(tiny.port)], () =>
          codeOnLadder(servers.credentials(tiny.port), { timeoutMs: 4000 }),
        ),
    },
    {
      id: 'pgbouncer: waited too long for a server',
      code: 'MUD-185',
      inject: () =>
        onceThereIsRoom(() =>
          holding([open(tiny.port)], async ([holder]) => {
            await holder?.rows(sql`begin`);
            return codeOfUse(servers.credentials(tiny.port), undefined, { timeoutMs: 4000 });
          }),
        ),
    },
    {
      id: 'pgbouncer: named statement in another transaction',
      code: 'MUD-200',
      inject: () =>
        holding([open(transaction.port)], ([other]) =>
          codeOfUse(servers.credentials(transaction.port), async (probe) => {
            await probe.named('kept', sql`select ${1}::int`);
            await other?.rows(sql`begin`);
            await other?.rows(sql`select 1`);
            await probe.named('kept', sql`select ${1}::int`);
          }),
        ),
    },
  ];
}

/** Faults of real servers: PostgreSQL itself, and PgBouncer before it. */
export function databaseFaults(servers: FaultServers): Fault[] {
  return [
    ...signInFaults(servers),
    ...sessionFaults(servers),
    ...statementFaults(servers),
    ...poolerFaults(servers),
  ];
}
