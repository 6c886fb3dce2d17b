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
 * guessed: a second connection opens a transaction, and neither may be given what is the first one's.
 */
export async function requireSession(
  { target, signal }: Pick<CopyDatabase, 'target' | 'signal'>,
  writer: CopyWriter,
): Promise<void> {
  const options = { signal, applicationName: 'mudanza door' };
  const own = pidOf(writer);
  const isShared = await withCopyWriter(target, options, async (other) => {
    const mine = await own;
    await other.script([sql`begin`]);
    // The transaction stays open while both are asked again; it ends with the connection.
    const [theirs, again] = await Promise.all([pidOf(other), pidOf(writer)]);
    return theirs === mine || again !== mine;
  });
  const { host, port } = target.endpoint;
  if (isShared) throw new MudanzaError('MUD-902', { params: { host, port: String(port) } });
}
