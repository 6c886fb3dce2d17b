import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries';
import { readPostmaster } from './postmaster';
import { giveToServers, unprivilegedUser } from './unprivileged-user';

export interface ClusterOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly superuser: string;
  readonly password: string;
  /** PEM; with it the server runs with `ssl = on` and refuses TCP without TLS. */
  readonly tls?: { readonly certificate: string; readonly key: string; readonly optional?: boolean };
  readonly settings?: Readonly<Record<string, string>>;
  /** Lines put before the default `pg_hba.conf` rule (scram-sha-256 for everyone on loopback). */
  readonly hba?: readonly string[];
  /** Other programs than those that npm brought along. */
  readonly binaries?: PostgresBinaries;
}

export interface Cluster {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly superuser: string;
  readonly password: string;
  readonly dataDir: string;
  readonly logFile: string;
  /** Fast shutdown; resolves when the server is gone. */
  stop(): Promise<void>;
}

/** Makes the data folder of a server, with initdb. */
export async function initialise(options: ClusterOptions): Promise<void> {
  mkdirSync(dirname(options.dataDir), { recursive: true });
  // Under another name first: initdb that was killed leaves a folder that looks like a server and has no database.
  const draft = `${options.dataDir}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveToServers(draft);
  const passwordFile = `${options.dataDir}.pw`;
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  giveToServers(passwordFile);
  try {
    await execa(
      (options.binaries ?? postgresBinaries()).initdb,
      ['-D', draft, '-U', options.superuser, `--pwfile=${passwordFile}`, '-A', 'scram-sha-256'].concat([
        '-E',
        'UTF8',
        '--locale=C',
        '--no-sync',
        ...((options.binaries ?? postgresBinaries()).major >= 14 ? ['--no-instructions'] : []),
      ]),
      { ...unprivilegedUser(), cwd: '/', env: { PATH: '/usr/bin:/bin', LANG: 'C' }, extendEnv: false },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, options.dataDir);
}

function writeOwned(path: string, content: string): void {
  writeFileSync(path, content, { mode: 0o600 });
  giveToServers(path);
}

function configure(options: ClusterOptions): void {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(options.port),
    unix_socket_directories: '',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ssl: options.tls ? 'on' : 'off',
    ...options.settings,
  };
  if (options.tls) {
    writeOwned(join(options.dataDir, 'server.crt'), options.tls.certificate);
    writeOwned(join(options.dataDir, 'server.key'), options.tls.key);
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  writeOwned(join(options.dataDir, 'postgresql.auto.conf'), `${lines.join('\n')}\n`);
  const kind = options.tls && !options.tls.optional ? 'hostssl' : 'host';
  const hba = [...(options.hba ?? []), `${kind} all all 127.0.0.1/32 scram-sha-256`];
  writeOwned(join(options.dataDir, 'pg_hba.conf'), `${hba.join('\n')}\n`);
}

async function waitUntilReady(dataDir: string, child: ChildProcess, logFile: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 20) {
    if (readPostmaster(dataDir)?.isReady) return;
    if (child.exitCode !== null || child.signalCode !== null) break;
    await sleep(20);
  }
  const tail = existsSync(logFile) ? readFileSync(logFile, 'utf8').split('\n').slice(-6).join('\n') : '';
  throw new Error(`PostgreSQL did not start in ${dataDir}:\n${tail}`);
}

/** Ends the server that runs on a data folder, if one does; the fast way first. */
export async function stopCluster(dataDir: string): Promise<void> {
  const running = readPostmaster(dataDir);
  if (!running) return;
  process.kill(running.pid, 'SIGINT');
  for (let waited = 0; waited < 20_000; waited += 20) {
    if (!readPostmaster(dataDir)) return;
    await sleep(20);
  }
  process.kill(running.pid, 'SIGQUIT');
}

/**
 * Starts a PostgreSQL server on loopback, creating its data directory first where there is none, and adopting
 * the one that already runs there. The server is in a process group of its own, so that Ctrl-C reaches the
 * launcher first and the shutdown is orderly.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { dataDir, superuser, password } = options;
  const logFile = `${dataDir}.log`;
  const handle = (port: number): Cluster => {
    return {
      host: '127.0.0.1',
      port,
      superuser,
      password,
      dataDir,
      logFile,
      stop: () => stopCluster(dataDir),
    };
  };
  const running = readPostmaster(dataDir);
  if (running?.isReady) return handle(running.port);
  if (!existsSync(join(dataDir, 'PG_VERSION'))) {
    rmSync(dataDir, { recursive: true, force: true });
    await initialise(options);
  }
  configure(options);
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn((options.binaries ?? postgresBinaries()).postgres, ['-D', dataDir], {
    ...unprivilegedUser(),
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LANG: 'C', TZ: 'UTC', NODE_ENV: 'production' },
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.unref();
  closeSync(log);
  await waitUntilReady(dataDir, child, logFile);
  return handle(options.port);
}
