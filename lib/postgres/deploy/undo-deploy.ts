import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Catalog } from '../catalog/catalog';
import { objectKey } from '../catalog/catalog';
import { readCatalog } from '../catalog/read-catalog';
import { sql, trustedSql } from '../sql';
import type { TargetClient } from '../target-client';
import { takeDeployLock } from './deploy-lock';
import type { DeployRecord } from './deploy-record';
import { dropCreated, dropOrder } from './drop-created';
import { findObstacles } from './find-obstacles';
import { type HeldTransaction, holdTransaction } from './hold-transaction';
import { noticeDroppedClient } from './notice-dropped-client';
import { restorePlan } from './restore-plan';
import { isServerError } from './statement-error';
import type { UndoObstacles } from './undo-obstacles';

export interface UndoSettings {
  /** ms to wait for a lock that another session holds. */
  readonly lockTimeout: number;
  readonly isRehearsal?: boolean;
  readonly onDropped?: (statement: string) => void;
}

function refuseObstacles({ objects, dependants, rows }: UndoObstacles): void {
  const [table] = rows;
  if (table) {
    const original = rows.map((row) => `${row.table}: ${row.expected} → ${row.found}`).join('\n');
    throw new MudanzaError('MUD-321', { params: { table: table.table, count: rows.length }, original });
  }
  const others = [...objects.map(({ kind, name }) => `${kind} ${name}`), ...dependants];
  if (others.length > 0)
    throw new MudanzaError('MUD-322', { params: { count: others.length }, original: others.join('\n') });
}

/** Runs what it can, each in a savepoint; gives back what failed. */
async function restore(
  client: TargetClient,
  statements: readonly string[],
  held: HeldTransaction,
): Promise<string[]> {
  const failed: string[] = [];
  for (const statement of statements) {
    await client.execute(sql`savepoint mudanza_restore`);
    try {
      const result = await client.execute(trustedSql(statement, 'built-from-catalog'));
      held.afterStatement({ line: 0, label: statement }, result);
      await client.execute(sql`release savepoint mudanza_restore`);
    } catch (error) {
      if (!isServerError(error)) throw error;
      await client.execute(sql`rollback to savepoint mudanza_restore`);
      failed.push(statement);
    }
  }
  return failed;
}

/** Everything that was there and is not the deploy's must be there afterwards, or the undo is not taken. */
function refuseCollateral(record: DeployRecord, before: Catalog, after: Catalog): void {
  const ours = new Set([...record.contents, ...record.created.map(objectKey)]);
  const lost = [...before.objects.keys()].filter((key) => !after.objects.has(key) && !ours.has(key));
  const left = record.created.filter(
    (object) => object.kind !== 'default privileges' && after.objects.has(objectKey(object)),
  );
  if (lost.length + left.length === 0) return;
  const original = [...lost, ...left.map(objectKey)].join('\n');
  throw new MudanzaError('MUD-322', { params: { count: lost.length + left.length }, original });
}

/**
 * Takes a deploy back in one transaction: puts back what it altered, drops exactly what it made, in dependency
 * order, and proves from the catalog that nothing else went. Throws MUD-321 when a table holds rows that the deploy did not write, MUD-322
 * when something else hangs on what it made; nothing is changed then. Gives the statements that ran.
 */
export async function undoDeploy(
  client: TargetClient,
  record: DeployRecord,
  settings: UndoSettings,
): Promise<string[]> {
  const dropped: string[] = [];
  const body = async () => {
    await takeDeployLock(client);
    await noticeDroppedClient(client);
    const held = await holdTransaction(client);
    const before = await readCatalog(client, record.schemas);
    refuseObstacles(await findObstacles(client, record, before));
    // A function that was replaced may hold on to what was made, and may need what is dropped: so first, or last.
    const restoring = await restore(client, restorePlan(record, before).statements, held);
    await dropCreated(client, dropOrder(record.created, before), (statement) => {
      dropped.push(statement);
      settings.onDropped?.(statement);
    });
    const left = await restore(client, restoring, held);
    if (left.length > 0) throw new MudanzaError('MUD-340', { original: left.join('\n') });
    refuseCollateral(record, before, await readCatalog(client, record.schemas));
    await held.beforeEnd();
    return dropped;
  };
  const limits = { lockTimeout: settings.lockTimeout, statementTimeout: 0 };
  return settings.isRehearsal ? client.rolledBack(body, limits) : client.transaction(body, limits);
}
