import { MudanzaError } from '../../platform/errors/mudanza-error';
import { sql } from '../sql';
import type { CopyDatabase } from './copy-result';
import { type CopyWriter, withCopyWriter } from './copy-session';

async function pidOf(writer: CopyWriter): Promise<number> {
  const rows = await writer.rows<{ pid: number }>(sql`select pg_catalog.pg_backend_pid() as pid`);
  return rows[0]?.pid ?? 0;
}

/**
 * Throws MUD-902 when the door of the target hands each transaction to another server process. Looked at and not
 * guessed: while one connection holds a server, the other is given a second one; let go again, a pooler that gives what
 * came last gives the first one's to the other, and one that gives what waits longest gives the other's to the first.
 */
export async function requireSession(
  { target, signal }: Pick<CopyDatabase, 'target' | 'signal'>,
  writer: CopyWriter,
): Promise<void> {
  const options = { signal, applicationName: 'mudanza door' };
  const held = writer.script([sql`begin`]).then(() => pidOf(writer));
  const isShared = await withCopyWriter(target, options, async (other) => {
    const mine = await held;
    const theirs = await pidOf(other);
    await writer.script([sql`rollback`]);
    return theirs === mine || (await pidOf(writer)) !== mine || (await pidOf(other)) !== theirs;
  }).finally(() => held.catch(() => undefined));
  const { host, port } = target.endpoint;
  if (isShared) throw new MudanzaError('MUD-902', { params: { host, port: String(port) } });
}
