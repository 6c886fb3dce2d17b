import type { ErrorCode } from '../../platform/errors/error-code';
import { type Catalog, objectKey } from '../catalog/catalog';
import type { CatalogObject, ObjectKind } from '../catalog/catalog-object';
import { readCatalog } from '../catalog/read-catalog';
import { sql } from '../sql';
import type { TargetClient } from '../target-client';
import { takeDeployLock } from './deploy-lock';
import type { DeployRecord } from './deploy-record';
import type { DeployHooks, DeployStatement, StatementTime } from './deploy-statement';
import { holdTransaction } from './hold-transaction';
import type { Ledger } from './ledger/ledger-entry';
import { readLedger } from './ledger/read-ledger';
import { recordLedger } from './ledger/record-ledger';
import { noticeDroppedClient } from './notice-dropped-client';
import { recordChanges } from './record-changes';
import { restorePlan } from './restore-plan';
import { runStatements } from './run-statements';
import { writtenRows } from './written-rows';

export interface DeploySettings {
  readonly statements: readonly DeployStatement[];
  readonly schemas: readonly string[];
  /** ms to wait for a lock that another session holds. */
  readonly lockTimeout: number;
  /** ms per statement; 0 = no limit. */
  readonly statementTimeout: number;
  /** True for a dry run: everything happens, and then the transaction is rolled back. */
  readonly isRehearsal?: boolean;
}

export interface Deployed {
  readonly record: DeployRecord;
  readonly times: readonly StatementTime[];
  /** What the file altered or removed and no undo gives back. */
  readonly lost: readonly string[];
  /** The objects that came, and those that were altered as they are now: what the file builds on this very server. */
  readonly made: Catalog;
}

/** A publication or server that was there and only now has a table of these schemas was not made. */
function withoutFormer(changes: ReturnType<typeof recordChanges>, ledger: Ledger): typeof changes {
  const former = new Set(
    [...ledger.values()].flatMap(({ class: of, name }) =>
      of === 'pg_publication' || of === 'pg_foreign_server' ? `${of} ${name}` : [],
    ),
  );
  const classes: Partial<Record<ObjectKind, string>> = {
    publication: 'pg_publication',
    server: 'pg_foreign_server',
  };
  const isFormer = ({ kind, name }: CatalogObject) =>
    former.has(`${classes[kind]} ${name.replaceAll('"', '')}`);
  return { ...changes, created: changes.created.filter((object) => !isFormer(object)) };
}

async function checkDeferred(client: TargetClient): Promise<void> {
  await client.execute(sql`set constraints all immediate`);
}

/**
 * Runs a schema's statements in one transaction on one connection, under an advisory lock, and tells what came
 * of it from the catalog before and after. Works through a transaction-mode pooler too, since everything is
 * between BEGIN and COMMIT. When anything fails or the signal aborts, nothing was applied: the named error of
 * the statement is thrown (MUD-313 in a rehearsal, MUD-317 in a deploy, or the cure its SQLSTATE has).
 */
export async function deploySchema(
  client: TargetClient,
  settings: DeploySettings,
  hooks: DeployHooks = {},
): Promise<Deployed> {
  const { schemas, statements, lockTimeout, statementTimeout } = settings;
  const failure: ErrorCode = settings.isRehearsal ? 'MUD-313' : 'MUD-317';
  const body = async (): Promise<Deployed> => {
    await takeDeployLock(client);
    await noticeDroppedClient(client);
    const before = await readCatalog(client, schemas);
    const ledger = await readLedger(client, schemas, before.serverVersion);
    const held = await holdTransaction(client);
    const times = await runStatements(client, statements, failure, hooks, held);
    // A rehearsal never commits: what COMMIT would check has to be checked now.
    if (settings.isRehearsal) await checkDeferred(client);
    await held.beforeEnd();
    const after = await readCatalog(client, schemas);
    const changes = withoutFormer(recordChanges(before, after), ledger);
    const tables = new Set(changes.created.map(({ name }) => name));
    const rows = await writtenRows(client, schemas, (table) => tables.has(table));
    const beside = await recordLedger(client, ledger, await readLedger(client, schemas, after.serverVersion));
    hooks.signal?.throwIfAborted();
    const record = { ...changes, schemas, rows, ledger: beside };
    const lost = restorePlan(record, after).lost.map(({ kind, name }) => `${kind} ${name}`);
    const keys = new Set([...changes.contents, ...[...changes.created, ...changes.altered].map(objectKey)]);
    const objects = new Map([...after.objects].filter(([key]) => keys.has(key)));
    const made = { serverVersion: after.serverVersion, objects };
    return { record, times, made, lost: [...lost, ...beside.lost] };
  };
  const limits = { lockTimeout, statementTimeout };
  return settings.isRehearsal ? client.rolledBack(body, limits) : client.transaction(body, limits);
}
