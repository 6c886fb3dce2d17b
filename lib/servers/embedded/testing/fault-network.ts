import type { ErrorCode } from '../../../platform/errors/error-code';
import { closedPort } from '../../../platform/testing/closed-port';
import type { LadderOptions } from '../../../postgres/diagnose/ladder-options';
import { sql } from '../../../postgres/sql';
import type { Closable, Fault } from './fault';
import { type ProxyFaults, startFaultProxy } from './fault-proxy';
import { type ResponderScript, saslRequest, startResponder } from './fault-responder';
import type { FaultServers } from './fault-servers';
import { codeOfUse, codeOnLadder } from './see-code';

const OWN_HOST = 'db.abcdefghijklmnopqrst.supabase.co';

async function during<T>(starting: Promise<Closable>, use: (port: number) => Promise<T>): Promise<T> {
  const started = await starting;
  try {
    return await use(started.port);
  } finally {
    await started.close();
  }
}

const failing =
  (code: string): NonNullable<LadderOptions['lookup']> =>
  async (host) => {
    throw Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code });
  };

function nameFaults(servers: FaultServers): Fault[] {
  const ask = (host: string, port: number, options: Partial<LadderOptions>) =>
    codeOnLadder(
      servers.credentials(port, { host, user: 'postgres', tls: { mode: 'verify-full' } }),
      options,
    );
  const onlyIpv6: NonNullable<LadderOptions['lookup']> = async (host, family) =>
    family === 6 ? ['2001:db8::1'] : failing('ENOTFOUND')(host, family);
  const noRoute = async () => Object.assign(new Error('connect ENETUNREACH'), { code: 'ENETUNREACH' });
  return [
    {
      id: 'name: unknown',
      code: 'MUD-120',
      inject: () => ask('nowhere.example', 5432, { lookup: failing('ENOTFOUND') }),
    },
    {
      id: 'name: of a project, no address',
      code: 'MUD-121',
      inject: () => ask(OWN_HOST, 5432, { lookup: failing('ENOTFOUND') }),
    },
    {
      id: 'name: resolver down',
      code: 'MUD-127',
      inject: () => ask(OWN_HOST, 5432, { lookup: failing('EAI_AGAIN') }),
    },
    {
      id: 'name: resolver silent',
      code: 'MUD-127',
      inject: () => ask(OWN_HOST, 5432, { lookup: () => new Promise(() => undefined), timeoutMs: 200 }),
    },
    {
      id: 'route: IPv6 only, no route',
      code: 'MUD-122',
      inject: () => ask(OWN_HOST, 5432, { lookup: onlyIpv6, route: noRoute }),
    },
    {
      id: 'port: none of Supabase’s',
      code: 'MUD-234',
      inject: () =>
        during(closedPort(), (port) =>
          ask(OWN_HOST, port, { lookup: async (_host, family) => (family === 4 ? ['127.0.0.1'] : []) }),
        ),
    },
    {
      id: 'port: refused at Supabase',
      code: 'MUD-123',
      inject: async () =>
        // Nobody listens on this address of loopback.
        ask(OWN_HOST, 6543, { lookup: async (_host, family) => (family === 4 ? ['127.9.9.9'] : []) }),
    },
  ];
}

function portFaults(servers: FaultServers): Fault[] {
  const respond = (script: ResponderScript, mode: 'disable' | 'verify-full') =>
    during(startResponder(script), (port) =>
      codeOnLadder(servers.credentials(port, { tls: { mode, ca: servers.ca } })),
    );
  const one = (
    id: string,
    code: ErrorCode,
    script: ResponderScript,
    mode: 'disable' | 'verify-full',
  ): Fault => ({
    id,
    code,
    inject: () => respond(script, mode),
  });
  const random = Buffer.from([0x7a, 0, 0, 0, 5, 0x55]);
  return [
    {
      id: 'port: nobody listens',
      code: 'MUD-124',
      inject: () => during(closedPort(), (port) => codeOnLadder(servers.credentials(port))),
    },
    one('port: accepts and says nothing', 'MUD-125', { tls: 'silent' }, 'verify-full'),
    one('port: closes at once', 'MUD-126', { tls: 'close' }, 'verify-full'),
    one('port: a web server', 'MUD-240', { tls: 'garbage' }, 'verify-full'),
    one('startup: no answer', 'MUD-125', { tls: 'refuse', startup: 'silent' }, 'disable'),
    one('startup: closed', 'MUD-126', { tls: 'refuse', startup: 'close' }, 'disable'),
    one('startup: garbage', 'MUD-240', { tls: 'refuse', startup: { bytes: random } }, 'disable'),
    one(
      'startup: unknown mechanism',
      'MUD-241',
      { tls: 'refuse', startup: { bytes: saslRequest('SCRAM-SHA-1') } },
      'disable',
    ),
    one(
      'startup: asked for Kerberos',
      'MUD-241',
      { tls: 'refuse', startup: { bytes: Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 7]) } },
      'disable',
    ),
  ];
}

function proxyFaults(servers: FaultServers): Fault[] {
  const through = (id: string, code: ErrorCode, faults: ProxyFaults): Fault => ({
    id,
    code,
    inject: () =>
      during(startFaultProxy(servers.postgres.port, faults), (port) =>
        codeOnLadder(servers.credentials(port)),
      ),
  });
  const inSession = (id: string, code: ErrorCode, faults: ProxyFaults, text: typeof query): Fault => ({
    id,
    code,
    inject: () =>
      during(startFaultProxy(servers.postgres.port, faults), (port) =>
        codeOfUse(servers.credentials(port, { user: 'plain', tls: { mode: 'disable' } }), async (probe) => {
          await probe.rows(sql`begin`);
          await probe.rows(text);
        }),
      ),
  });
  const query = sql`select 'needle'`;
  return [
    through('proxy: reset at the first byte', 'MUD-126', { resetAfter: 0 }),
    through('proxy: reset in the handshake', 'MUD-152', { resetAfter: 200 }),
    through('proxy: reset while signing in', 'MUD-126', { resetAfter: 2400 }),
    inSession('proxy: stalls in a query', 'MUD-125', { stallOn: 'needle' }, query),
    inSession('proxy: closes in a transaction', 'MUD-126', { closeOn: 'needle' }, query),
  ];
}

/** Names, routes, ports and cut lines. */
export function networkFaults(servers: FaultServers): Fault[] {
  return [...nameFaults(servers), ...portFaults(servers), ...proxyFaults(servers)];
}
