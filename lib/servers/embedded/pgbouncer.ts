import { spawn } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createConnection } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveToServers, unprivilegedUser } from './unprivileged-user';

export interface PgBouncerOptions {
  /** Folder for its files; made when missing. */
  readonly folder: string;
  /** Loopback address to listen on; 127.0.0.1 unless told. */
  readonly host?: string;
  /** Or how to choose it, once one that a killed server left behind is gone. */
  readonly port: number | (() => Promise<number>);
  readonly upstream: { readonly host: string; readonly port: number };
  /** Clear-text passwords by role, as PgBouncer needs them to log in to a SCRAM server on a client's behalf. */
  readonly users: Readonly<Record<string, string>>;
  readonly poolMode: 'transaction' | 'session' | 'statement';
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** More lines of the `[pgbouncer]` section. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface PgBouncer {
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  /** True while its process is there. */
  isUp(): boolean;
  stop(): Promise<void>;
}

/** Path of the program, or null where it is not installed. */
export function findPgBouncer(): string | null {
  const folders = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
  for (const folder of folders) {
    const path = join(folder, 'pgbouncer');
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {}
  }
  return null;
}

function writeOwned(path: string, content: string): void {
  writeFileSync(path, content, { mode: 0o600 });
  giveToServers(path);
}

function writeFiles(options: PgBouncerOptions, port: number): string {
  const at = (name: string) => join(options.folder, name);
  mkdirSync(options.folder, { recursive: true });
  chmodSync(options.folder, 0o700);
  giveToServers(options.folder);
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const users = Object.entries(options.users).map(([user, password]) => `${quote(user)} ${quote(password)}`);
  writeOwned(at('users.txt'), `${users.join('\n')}\n`);
  const settings: Record<string, string> = {
    listen_addr: options.host ?? '127.0.0.1',
    listen_port: String(port),
    unix_socket_dir: '',
    auth_type: 'scram-sha-256',
    auth_file: at('users.txt'),
    pool_mode: options.poolMode,
    max_client_conn: '200',
    default_pool_size: '15',
    server_tls_sslmode: 'prefer',
    logfile: at('pgbouncer.log'),
    pidfile: at('pgbouncer.pid'),
    ...options.settings,
  };
  if (options.tls) {
    writeOwned(at('server.crt'), options.tls.certificate);
    writeOwned(at('server.key'), options.tls.key);
    Object.assign(settings, {
      client_tls_sslmode: 'require',
      client_tls_cert_file: at('server.crt'),
      client_tls_key_file: at('server.key'),
    });
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  const database = `* = host=${options.upstream.host} port=${options.upstream.port}`;
  writeOwned(at('pgbouncer.ini'), `[databases]\n${database}\n\n[pgbouncer]\n${lines.join('\n')}\n`);
  return at('pgbouncer.ini');
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port });
    socket.once('connect', () => resolve(Boolean(socket.destroy())));
    socket.once('error', () => resolve(false));
  });
}

/** True when a process is the PgBouncer of this folder: a pid may have been handed to another since it was written down. */
function isPgBouncer(pid: number, folder: string): boolean {
  try {
    const [program = '', ini] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return basename(program) === 'pgbouncer' && ini === join(folder, 'pgbouncer.ini');
  } catch {
    return false;
  }
}

/** Ends the one that a killed server left behind: it would refuse the start of another, and its port is forgotten. */
async function stopLeftover(folder: string): Promise<void> {
  const pidfile = join(folder, 'pgbouncer.pid');
  if (!existsSync(pidfile)) return;
  const pid = Number(readFileSync(pidfile, 'utf8'));
  if (pid > 0 && isPgBouncer(pid, folder)) await stop(pid);
  rmSync(pidfile, { force: true });
}

/** Starts Debian's PgBouncer in front of a server. Throws when the program is missing or does not come up. */
export async function startPgBouncer(options: PgBouncerOptions): Promise<PgBouncer> {
  const program = findPgBouncer();
  if (!program) throw new Error('pgbouncer is not installed.');
  await stopLeftover(options.folder);
  const port = typeof options.port === 'number' ? options.port : await options.port();
  const host = options.host ?? '127.0.0.1';
  const ini = writeFiles(options, port);
  const out = openSync(join(options.folder, 'stderr.log'), 'a', 0o600);
  const child = spawn(program, [ini], {
    ...unprivilegedUser(),
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', NODE_ENV: 'production' },
    detached: true,
    stdio: ['ignore', out, out],
  });
  child.unref();
  closeSync(out);
  const pid = child.pid ?? 0;
  for (let waited = 0; waited < 10_000; waited += 20) {
    if (await answers(host, port))
      return {
        host,
        port,
        pid,
        isUp: () => child.exitCode === null && child.signalCode === null,
        stop: () => stop(pid),
      };
    if (child.exitCode !== null) break;
    await sleep(20);
  }
  const log = join(options.folder, 'stderr.log');
  throw new Error(`PgBouncer did not start: ${existsSync(log) ? readFileSync(log, 'utf8').slice(-600) : ''}`);
}

async function stop(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGTERM');
    for (let waited = 0; waited < 5_000; waited += 20) {
      process.kill(pid, 0);
      await sleep(20);
    }
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone: that is what was asked.
  }
}
