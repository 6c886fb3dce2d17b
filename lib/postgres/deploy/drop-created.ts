import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Catalog } from '../catalog/catalog';
import { objectKey } from '../catalog/catalog';
import type { CatalogObject, ObjectKind } from '../catalog/catalog-object';
import { inSavepoint } from '../savepoint';
import { trustedSql } from '../sql';
import type { TargetClient } from '../target-client';
import { dropStatement } from './drop-statement';
import type { LedgerRecord } from './ledger/ledger-record';
import { isServerError } from './statement-error';

/** "Other objects depend on it": it goes in a later round, after they have gone. */
const STILL_NEEDED = '2BP01';

/** What hangs on others comes first, so that most objects go in the first round. */
const FIRST: readonly ObjectKind[] = [
  'publication',
  'policy',
  'trigger',
  'rule',
  'constraint',
  'materialized view',
  'view',
  'statistics',
  'index',
  // A family takes its classes along.
  'operator class',
];

/** Foreign keys among the created tables go first: tables that point at each other could never go otherwise. */
function foreignKeys(created: readonly CatalogObject[], now: Catalog): CatalogObject[] {
  const tables = new Set(created.map(({ name }) => name));
  return [...now.objects.values()].filter(
    ({ kind, parent, properties }) =>
      kind === 'constraint' &&
      properties.class === 'foreign key' &&
      properties.inherited === undefined &&
      parent !== null &&
      tables.has(parent),
  );
}

/** The order in which to try: dependants first, then the last made first. */
export function dropOrder(created: readonly CatalogObject[], now: Catalog): CatalogObject[] {
  const there = created.filter((object) => now.objects.has(objectKey(object)));
  const rank = (object: CatalogObject) => {
    const at = FIRST.indexOf(object.kind);
    return at < 0 ? FIRST.length : at;
  };
  const order = [...there].reverse().sort((a, b) => rank(a) - rank(b));
  const keys = foreignKeys(there, now);
  const isKey = new Set(keys.map(objectKey));
  return [...keys, ...order.filter((object) => !isKey.has(objectKey(object)))];
}

async function tryDrop(client: TargetClient, statement: string): Promise<Error | null> {
  try {
    await inSavepoint(client, () => client.execute(trustedSql(statement, 'built-from-catalog')));
    return null;
  } catch (error) {
    if (!isServerError(error) || error.code !== STILL_NEEDED) throw error;
    return error;
  }
}

const bare = (statement: string) =>
  statement
    .toLowerCase()
    .replace(' if exists ', ' ')
    .replace(/ restrict$/, '');

/**
 * The statements of an undo in the order in which they are tried; nothing is dropped twice, nor what is dropped in
 * putting back what was there (`restoring`).
 */
export function dropStatements(
  created: readonly CatalogObject[],
  ledger: LedgerRecord | undefined,
  now: Catalog,
  restoring: readonly string[] = [],
): string[] {
  const ours = dropOrder(created, now).flatMap((object) =>
    // A view's columns come and go with its definition.
    object.kind === 'column' && /view$/.test(object.properties.of ?? '') ? [] : (dropStatement(object) ?? []),
  );
  const known = new Set([...ours, ...restoring].map(bare));
  const names = new Set(created.map(({ name }) => name));
  const others = (ledger?.made ?? []).filter(
    ({ what, drop }) =>
      !known.has(bare(drop)) && !names.has(/^publication relation (.+) in /.exec(what)?.[1] ?? ''),
  );
  const isFirst = ({ drop }: { drop: string }) =>
    /^(?:alter publication|revoke|drop event trigger)/.test(drop);
  const drops = (wanted: boolean) => others.filter((one) => isFirst(one) === wanted).map(({ drop }) => drop);
  return [...drops(true), ...ours, ...drops(false)];
}

/**
 * Runs the statements, each with RESTRICT, in rounds until all have gone through; nothing else can go with them.
 * Throws MUD-322 when something that is not among them still depends on one. Runs inside the caller's transaction.
 */
export async function dropCreated(
  client: TargetClient,
  statements: readonly string[],
  onDropped: (statement: string) => void = () => undefined,
): Promise<void> {
  let left = [...statements];
  while (left.length > 0) {
    const kept: string[] = [];
    let lastError: Error | null = null;
    for (const statement of left) {
      const error = await tryDrop(client, statement);
      if (error) {
        kept.push(statement);
        lastError = error;
      } else onDropped(statement);
    }
    if (kept.length === left.length) {
      const detail =
        lastError && isServerError(lastError) ? `${lastError.message}\n${lastError.detail ?? ''}` : '';
      throw new MudanzaError('MUD-322', {
        params: { count: kept.length },
        original: `${kept[0]}\n${detail}`.trim(),
        sqlState: STILL_NEEDED,
      });
    }
    left = kept;
  }
}
