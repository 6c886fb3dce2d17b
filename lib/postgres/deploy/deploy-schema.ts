import type { ErrorCode } from '../../platform/errors/error-code';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { type Catalog, objectKey } from '../catalog/catalog';
import type { CatalogObject, ObjectKind } from '../catalog/catalog-object';
import { readCatalog } from '../catalog/read-catalog';
import { sql } from '../sql';
import type { ReadClient, TargetClient } from '../target-client';
import { beginDeploy } from './begin-deploy';
import type { DeployRecord } from './deploy-record';
import type { DeployHooks, DeployStatement, StatementTime } from './deploy-statement';
import type { Ledger } from './ledger/ledger-entry';
import { type LedgerPresence, ledgerPresence } from './ledger/ledger-presence';
import { ledgerClasses, readLedger } from './ledger/read-ledger';
import { recordLedger } from './ledger/record-ledger';
import { newOpenings, type Opening, readOpenings } from './read-openings';
import { recordChanges } from './record-changes';
import { restorePlan } from './restore-plan';
import { type Pace, runExactly, runStatements } from './run-statements';
import { readWritten, touchedRows } from './touched-rows';
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
  /** What undo will not give back and somebody accepted; anything else refuses the deploy. Without it, nothing does. */
  readonly acceptedLoss?: readonly string[];
  /** Asked before the first statement: true ends the deploy with nothing done, since the target has all of it. */
  readonly isThere?: (client: ReadClient, before: Catalog) => Promise<boolean>;
}

export interface Deployed {
  readonly record: DeployRecord;
  readonly times: readonly StatementTime[];
  /** What the file altered or removed and no undo gives back. */
  readonly lost: readonly string[];
  /** The objects that came, and those that were altered as they are now: what the file builds on this very server. */
  readonly made: Catalog;
  /** The catalog of these schemas before the first statement. */
  readonly before: Catalog;
  /** Number of the transaction. */
  readonly transaction: string;
  /** What everybody or the public roles may do since; asked in a rehearsal only. */
  readonly opened: readonly Opening[];
}

interface CommitHooks extends DeployHooks {
  /** Called with all that came of it, before it is committed: what is kept there outlives a kill at any moment. */
  readonly beforeCommit?: (deployed: Deployed) => Promise<void>;
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

/** What is refused before it is committed: an operator who was not told must not find out from the undo. */
function refuseLoss(lost: readonly string[], accepted: readonly string[] | undefined): void {
  const unsaid = accepted ? lost.filter((one) => !accepted.includes(one)) : [];
  if (unsaid.length === 0) return;
  const params = { count: unsaid.length, first: unsaid[0] ?? '' };
  throw new MudanzaError('MUD-341', { params, original: unsaid.slice(0, 200).join('\n') });
}

/**
 * The objects of those keys with what else belongs to the same tables, and the default privileges: a file that alters
 * what is there does not say what else is, and a comparison must not take that for too much.
 */
function withSiblings(after: Catalog, keys: ReadonlySet<string>): Catalog {
  const own = [...after.objects].filter(([key]) => keys.has(key));
  const tables = new Set(own.map(([, { name, parent }]) => parent ?? name));
  const objects = [...after.objects].filter(
    ([key, { kind, parent }]) =>
      keys.has(key) || kind === 'default privileges' || (parent !== null && tables.has(parent)),
  );
  return { serverVersion: after.serverVersion, objects: new Map(objects) };
}

type Read = Pick<Deployed, 'before'> & {
  readonly ledger: Ledger;
  readonly present: LedgerPresence;
  readonly openings: readonly Opening[];
};

/** The catalog and the ledger before the first statement; null where `isThere` says that nothing is to do. */
async function readBefore(
  client: TargetClient,
  { schemas, isThere, isRehearsal }: DeploySettings,
): Promise<Read | null> {
  const before = await readCatalog(client, schemas);
  const readBeside = async () => {
    const present = await ledgerPresence(client, ledgerClasses(before.serverVersion));
    return { present, ledger: await readLedger(client, schemas, before.serverVersion, { present }) };
  };
  // The server reads the one while we compare the other.
  const [there, beside] = await Promise.all([isThere?.(client, before), readBeside()]);
  if (there) return null;
  return { before, ...beside, openings: isRehearsal ? await readOpenings(client) : [] };
}

/** What came of the statements, from the catalog and the ledger before and after. */
async function takeStock(
  client: TargetClient,
  { schemas, statements, isRehearsal }: DeploySettings,
  { before, ledger, present, openings }: Read,
): Promise<Omit<Deployed, 'times' | 'transaction'>> {
  const after = await readCatalog(client, schemas);
  const changes = withoutFormer(recordChanges(before, after), ledger);
  const tables = new Set(changes.created.map(({ name }) => name));
  const rows = await writtenRows(client, schemas, (table) => tables.has(table));
  const written = await readWritten(client);
  const since = { ledger, written: written.catalogs };
  const now = await readLedger(client, schemas, after.serverVersion, { present, since });
  const beside = await recordLedger(client, ledger, now);
  const record = { ...changes, schemas, rows, ledger: beside };
  const elsewhere = new Set(beside.made.map(({ what }) => what));
  const isOurs = (name: string) => tables.has(name) || elsewhere.has(`table ${name}`);
  const writtenTo = touchedRows(written, statements, ledger, isOurs);
  const all = [
    ...restorePlan(record, after).lost.map(({ kind, name }) => `${kind} ${name}`),
    ...beside.lost,
    ...writtenTo.map((name) => `rows ${name}`),
  ];
  const lost = [...new Set(all)];
  const touched = [...changes.created, ...changes.altered];
  const made = withSiblings(after, new Set([...changes.contents, ...touched.map(objectKey)]));
  const opened = isRehearsal ? newOpenings(openings, await readOpenings(client)) : [];
  return { record, before, lost, made, opened };
}

async function deployWithin(
  client: TargetClient,
  settings: DeploySettings,
  hooks: CommitHooks,
  pace: Pace,
): Promise<Deployed | null> {
  const { statements } = settings;
  const held = await beginDeploy(client);
  const read = await readBefore(client, settings);
  if (!read) return null;
  const failure: ErrorCode = settings.isRehearsal ? 'MUD-313' : 'MUD-317';
  const times = await runStatements(client, statements, failure, hooks, held, pace);
  // A rehearsal never commits: what COMMIT would check has to be checked now.
  if (settings.isRehearsal) await client.execute(sql`set constraints all immediate`);
  await held.beforeEnd();
  const stock = await takeStock(client, settings, read);
  hooks.signal?.throwIfAborted();
  refuseLoss(stock.lost, settings.acceptedLoss);
  const deployed = { ...stock, times, transaction: held.id };
  if (!settings.isRehearsal) await hooks.beforeCommit?.(deployed);
  return deployed;
}

/**
 * Runs a schema's statements in one transaction on one connection, under an advisory lock, and tells what came
 * of it from the catalog before and after; null where `isThere` ended it. Works through a transaction-mode pooler too,
 * since everything is between BEGIN and COMMIT. When anything fails or the signal aborts, nothing was applied: the named
 * error of the statement is thrown (MUD-313 in a rehearsal, MUD-317 in a deploy, or the cure its SQLSTATE has), or
 * MUD-341 for what undo could not give back.
 */
export async function deployUnlessThere(
  client: TargetClient,
  settings: DeploySettings,
  hooks: CommitHooks = {},
): Promise<Deployed | null> {
  const { lockTimeout, statementTimeout } = settings;
  const limits = { lockTimeout, statementTimeout, clearsSession: true };
  return runExactly((pace) => {
    const body = () => deployWithin(client, settings, hooks, pace);
    return settings.isRehearsal ? client.rolledBack(body, limits) : client.transaction(body, limits);
  });
}

/** As `deployUnlessThere`, of a schema of which it is not asked whether it is there. */
export async function deploySchema(
  client: TargetClient,
  settings: Omit<DeploySettings, 'isThere'>,
  hooks: CommitHooks = {},
): Promise<Deployed> {
  const deployed = await deployUnlessThere(client, settings, hooks);
  if (!deployed) throw new Error('a deploy without a question has no answer');
  return deployed;
}
