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
 * What pg_dump of single schemas leaves out: CREATE EXTENSION for those that something of these schemas uses, or
 * that live in one of them.
 */
async function extensionsOf(ctx: StepContext): Promise<string> {
  const { schemas } = ctx.migration.settings;
  const rows = await ctx.clients.withSource((client) =>
    client.rows<{ name: string; schema: string; makesSchema: boolean }>(
      sql`select pg_catalog.quote_ident(e.extname) as name, pg_catalog.quote_ident(n.nspname) as schema,
          not (n.nspname = any(${schemas}) or n.nspname in ('public', 'extensions', 'pg_catalog')) as "makesSchema"
        from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
        where e.extname <> 'plpgsql' and (n.nspname = any(${schemas}) or exists (
          select from pg_catalog.pg_depend member
          join pg_catalog.pg_depend used on used.refclassid = member.classid and used.refobjid = member.objid and used.deptype = 'n'
          where member.deptype = 'e' and member.refclassid = 'pg_catalog.pg_extension'::regclass and member.refobjid = e.oid
            and used.classid not in ('pg_catalog.pg_amop'::regclass, 'pg_catalog.pg_amproc'::regclass)
            and not exists (select from pg_catalog.pg_depend other where other.classid = used.classid and other.objid = used.objid
              and other.deptype in ('e', 'i'))))
        order by e.oid`,
    ),
  );
  const statements = rows.flatMap(({ name, schema, makesSchema }) => [
    ...(makesSchema ? [`CREATE SCHEMA IF NOT EXISTS ${schema};`] : []),
    `CREATE EXTENSION IF NOT EXISTS ${name} WITH SCHEMA ${schema};`,
  ]);
  return statements.length > 0 ? `${statements.join('\n')}\n\n` : '';
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
  return `${await extensionsOf(ctx)}${result.stdout}`;
}
