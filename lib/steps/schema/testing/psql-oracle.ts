import { execa } from 'execa';
import type { Credentials } from '../../../postgres/address/endpoint';

/** Debian's, of the version whose servers it dumps; the packages of npm bring neither program. */
const PROGRAMS = '/usr/lib/postgresql/15/bin';

function connection({ endpoint }: Credentials): string[] {
  const { host, port, user, database } = endpoint;
  return ['-h', host, '-p', String(port), '-U', user, '-d', database];
}

const environment = ({ password }: Credentials) => ({ PGPASSWORD: password, PGCLIENTENCODING: 'UTF8' });

/** What `psql -1 -v ON_ERROR_STOP=1` says of a script; null when it succeeds. */
export async function runPsql(target: Credentials, script: string): Promise<string | null> {
  const flags = ['-X', '-q', '-1', '-v', 'ON_ERROR_STOP=1', '-f', '-'];
  const { exitCode, stderr } = await execa('psql', [...flags, ...connection(target)], {
    input: script,
    env: environment(target),
    reject: false,
  });
  return exitCode === 0 ? null : stderr.slice(0, 2_000);
}

/** The lines of `pg_dump --schema-only`, without the key that pg_dump makes up for each dump. */
export async function dumpSchema(target: Credentials): Promise<readonly string[]> {
  const { stdout } = await execa(`${PROGRAMS}/pg_dump`, ['--schema-only', ...connection(target)], {
    env: environment(target),
    maxBuffer: 200_000_000,
  });
  return stdout.split('\n').filter((line) => !/^\\(?:un)?restrict /.test(line));
}

/** The dump of a fresh database of a server, by its port: each of them is like the next. */
const FRESH = new Map<number, Promise<readonly string[]>>();

/** What is there before a file is tried: of a database to which nothing was done yet, it is read once a server. */
export function dumpBefore(target: { readonly admin: Credentials }, before: string | undefined) {
  const { port } = target.admin.endpoint;
  const known = before === undefined ? FRESH.get(port) : undefined;
  const dump = known ?? dumpSchema(target.admin);
  if (before === undefined) FRESH.set(port, dump);
  return dump;
}

/** Lines that only one of two dumps has: byte-exact is an empty list, and the same order. */
export function dumpChanges(before: readonly string[], after: readonly string[]): readonly string[] {
  const [was, is] = [new Set(before), new Set(after)];
  const changes = [
    ...before.filter((line) => !is.has(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !was.has(line)).map((line) => `+ ${line}`),
  ];
  if (changes.length > 0 || before.join('\n') === after.join('\n')) return changes;
  return ['the same lines in another order, or another number of times'];
}
