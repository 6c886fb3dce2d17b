import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Catalog } from '../catalog/catalog';
import { objectKey } from '../catalog/catalog';
import { readCatalog } from '../catalog/read-catalog';
import { inSavepoint } from '../savepoint';
import { trustedSql } from '../sql';
import type { TargetClient } from '../target-client';
import { beginDeploy } from './begin-deploy';
import type { DeployRecord } from './deploy-record';
import { dropCreated, dropStatements } from './drop-created';
import { findObstacles } from './find-obstacles';
import { type HeldTransaction, holdTransaction } from './hold-transaction';
import { readLedger } from './ledger/read-ledger';
import { leftInLedger, restoreLedger } from './ledger/restore-ledger';
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
    try {
      await inSavepoint(client, async () => {
        const result = await client.execute(trustedSql(statement, 'built-from-catalog'));
        held.afterStatement({ line: 0, label: statement }, result);
      });
    } catch (error) {
      if (!isServerError(error)) throw error;
      failed.push(statement);
    }
  }
  return failed;
}

/** Everything that was there and is not the deploy's must be there afterwards, or the undo is not taken. */
function refuseCollateral(record: DeployRecord, before: Catalog, after: Catalog): void {
  const ours = new Set([...record.contents, ...record.created.map(objectKey)]);
  // Publications show only while they have a table of these schemas; the ledger watches over them.
  const lost = [...before.objects.keys()].filter(
    (key) => !after.objects.has(key) && !ours.has(key) && !key.startsWith('publication '),
  );
  const left = record.created.filter(
    (object) => object.kind !== 'default privileges' && after.objects.has(objectKey(object)),
  );
  if (lost.length + left.length === 0) return;
  const original = [...lost, ...left.map(objectKey)].join('\n');
  throw new MudanzaError('MUD-322', { params: { count: lost.length + left.length }, original });
}

/**
 * Puts privileges and comments of what was there before back as they were, drops the roles that were made, which until
 * then may hold such privileges, and proves that nothing is left.
 */
async function restoreFromLedger(
  client: TargetClient,
  record: DeployRecord,
  version: number,
  held: HeldTransaction,
  dropRoles: () => Promise<void>,
): Promise<void> {
  const { ledger } = record;
  if (!ledger) return;
  const { statements } = restoreLedger(ledger, await readLedger(client, record.schemas, version));
  const failed = await restore(client, statements, held);
  await dropRoles();
  const left = leftInLedger(ledger, await readLedger(client, record.schemas, version));
  if (failed.length + left.length > 0)
    throw new MudanzaError('MUD-340', { original: [...failed, ...left].join('\n') });
}

const isRole = (statement: string) => statement.startsWith('drop role ');

/** The undo itself, inside a transaction of the caller: see `undoDeploy`. */
export async function undoWithin(
  client: TargetClient,
  record: DeployRecord,
  onDropped: (statement: string) => void = () => undefined,
): Promise<string[]> {
  const dropped: string[] = [];
  const held = await holdTransaction(client);
  const before = await readCatalog(client, record.schemas);
  refuseObstacles(await findObstacles(client, record, before));
  // A function that was replaced may hold on to what was made, and may need what is dropped: so first, or last.
  const { statements } = restorePlan(record, before);
  const restoring = await restore(client, statements, held);
  const onEach = (statement: string) => {
    dropped.push(statement);
    onDropped(statement);
  };
  const drops = dropStatements(record.created, record.ledger, before, statements);
  await dropCreated(
    client,
    drops.filter((one) => !isRole(one)),
    onEach,
  );
  const left = await restore(client, restoring, held);
  if (left.length > 0) throw new MudanzaError('MUD-340', { original: left.join('\n') });
  const after = await readCatalog(client, record.schemas);
  refuseCollateral(record, before, after);
  const dropRoles = () => dropCreated(client, drops.filter(isRole), onEach);
  await restoreFromLedger(client, record, after.serverVersion, held, dropRoles);
  await held.beforeEnd();
  return dropped;
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
  const body = async () => {
    await beginDeploy(client);
    return undoWithin(client, record, settings.onDropped);
  };
  const limits = { lockTimeout: settings.lockTimeout, statementTimeout: 0, clearsSession: true };
  return settings.isRehearsal ? client.rolledBack(body, limits) : client.transaction(body, limits);
}
