import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { say } from '../../i18n/message';
import type { StepContext } from '../../plan/step-context';
import { childEnvironment } from '../../platform/env';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../../postgres/address/endpoint';
import { sql } from '../../postgres/sql';
import { findPgDump } from './find-pg-dump';

/** A schema takes seconds; a server that hangs must not hold the run for ever. */
const TIME_LIMIT_MS = 300_000;
const MAX_OUTPUT = 32 * 1024 * 1024;

function escapePass(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll(':', '\\:');
}

/** Connection settings for a libpq program: the password goes through a 0600 file, never through argv. */
async function libpqEnvironment({ endpoint, password }: Credentials, folder: string) {
  const passFile = join(folder, 'pgpass');
  const { host, port, database, user, tls } = endpoint;
  const entry = [host, String(port), database, user, password].map(escapePass).join(':');
  await writeFile(passFile, `${entry}\n`, { mode: 0o600 });
  const environment: Record<string, string> = {
    PGPASSFILE: passFile,
    PGHOST: host,
    PGPORT: String(port),
    PGDATABASE: database,
    PGUSER: user,
    PGSSLMODE: tls.mode,
    PGCONNECT_TIMEOUT: '15',
    PGAPPNAME: 'mudanza',
  };
  if (tls.ca) {
    const rootFile = join(folder, 'root.crt');
    await writeFile(rootFile, tls.ca, { mode: 0o600 });
    environment.PGSSLROOTCERT = rootFile;
  }
  return environment;
}

async function dump(
  program: string,
  credentials: Credentials,
  schemas: readonly string[],
  signal: AbortSignal,
) {
  const folder = await mkdtemp(join(tmpdir(), 'mudanza-dump-'));
  try {
    await chmod(folder, 0o700);
    const env = await libpqEnvironment(credentials, folder);
    const options = ['--schema-only', '--no-owner', '--no-privileges', '--no-tablespaces', '--no-password'];
    const chosen = schemas.map((schema) => `--schema="${schema.replaceAll('"', '""')}"`);
    return await execa(program, [...options, ...chosen], {
      extendEnv: false,
      env: { ...childEnvironment(), ...env },
      cancelSignal: signal,
      timeout: TIME_LIMIT_MS,
      maxBuffer: MAX_OUTPUT,
      reject: false,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The schema of the live source as pg_dump writes it, without owners and privileges. Throws MUD-327 without a
 * source, MUD-324 without pg_dump, MUD-325 when it is older than the server, MUD-326 when it fails.
 */
export async function takeFromSource(ctx: StepContext): Promise<string> {
  const credentials = await ctx.credentialsFor('source');
  if (!credentials) throw new MudanzaError('MUD-327');
  const [row] = await ctx.clients.withSource((client) =>
    client.rows<{ version: string }>(sql`select pg_catalog.current_setting('server_version_num') as version`),
  );
  const server = Math.floor(Number(row?.version ?? 0) / 10_000);
  const found = await findPgDump();
  if (!found) throw new MudanzaError('MUD-324', { params: { needed: server } });
  if (found.major < server) throw new MudanzaError('MUD-325', { params: { server, found: found.major } });
  ctx.log('info', say('schema.log.dumping', { version: found.major }));
  const result = await dump(found.program, credentials, ctx.migration.settings.schemas, ctx.signal);
  ctx.signal.throwIfAborted();
  if (result.failed) throw new MudanzaError('MUD-326', { original: String(result.stderr).slice(-2_000) });
  return result.stdout;
}
