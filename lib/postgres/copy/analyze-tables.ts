import { ident, trustedSql } from '../sql';
import type { CopyDatabase } from './copy-result';
import { pinStatement, withCopyWriter } from './copy-session';
import type { TableName } from './copy-table';
import { inLanes } from './in-lanes';

/** Tables named in one statement: a far server answers once for all of them. */
const AT_ONCE = 50;

/** Connections that analyse at once. */
const ANALYSTS = 4;

/** Gives the planner its figures, several tables at a time; without them the first queries after a move are slow. */
export async function analyzeTables(
  { target, lanes, signal }: Pick<CopyDatabase, 'target' | 'lanes' | 'signal'>,
  tables: readonly TableName[],
): Promise<void> {
  const names = [...new Set(tables.map(({ schema, name }) => ident(schema, name).fragment))];
  const count = Math.min(lanes, ANALYSTS);
  // Neighbours may be large ones: small groups are shared out more evenly.
  const size = Math.min(AT_ONCE, Math.ceil(names.length / (count * 3)));
  const groups = Array.from({ length: Math.ceil(names.length / Math.max(1, size)) }, (_, at) =>
    names.slice(at * size, (at + 1) * size),
  );
  if (groups.length === 0) return;
  await inLanes(groups, count, signal, (next, inner) =>
    withCopyWriter(target, { signal: inner, applicationName: 'mudanza analyze' }, async (writer) => {
      for (let group = next(); group; group = next())
        await writer.script([
          pinStatement(),
          trustedSql(`analyze ${group.join(', ')}`, 'built-from-catalog'),
        ]);
    }),
  );
}
