import type {
  Exposure,
  LockDown,
  LockDownChange,
  LockDownProof,
  TriedAsRole,
} from '../../plan/evidence/exposure-evidence';
import { type Catalog, objectKey } from '../../postgres/catalog/catalog';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { compareCatalogs } from '../../postgres/compare/compare-catalogs';
import { mendStatements } from '../../postgres/compare/mend-sql';
import { transactionId } from '../../postgres/deploy/hold-transaction';
import { readLedger } from '../../postgres/deploy/ledger/read-ledger';
import { recordLedger } from '../../postgres/deploy/ledger/record-ledger';
import { restoreLedger } from '../../postgres/deploy/ledger/restore-ledger';
import { trustedSql } from '../../postgres/sql';
import type { TargetClient } from '../../postgres/target-client';
import { openRelations } from './exposure';
import { lockDownPlan } from './lock-down-plan';
import { proveLockDown, proveRevoked } from './prove-lock-down';
import { readExposure } from './read-exposure';

export interface LockedDown {
  readonly before: Exposure;
  readonly after: Exposure;
  readonly statements: readonly string[];
  /** What leads back, from the catalog before and after. */
  readonly undo: readonly string[];
  readonly proofs: readonly LockDownProof[];
  /** What was tried as the public roles after a revoke. */
  readonly tried?: readonly TriedAsRole[];
  /** What it changed, property by property: a later comparison expects the target so. */
  readonly changed: readonly LockDownChange[];
  /** Number of the transaction. */
  readonly transaction: string;
}

const LIMITS = { lockTimeout: 5_000, statementTimeout: 60_000 } as const;

/** Row security as it was; privileges, in their order, come back from the ledger. */
function undoRowSecurity(was: Catalog, is: Catalog): string[] {
  return compareCatalogs(was, is)
    .filter(({ properties }) => properties.some(({ name }) => name === 'rowSecurity'))
    .map((difference) => ({
      ...difference,
      properties: difference.properties.filter(({ name }) => name === 'rowSecurity'),
    }))
    .flatMap((difference) => mendStatements(difference, was, is) ?? []);
}

/** What is different of each object; an entry of default privileges may come or go as a whole. */
function changesOf(was: Catalog, is: Catalog): LockDownChange[] {
  return compareCatalogs(was, is).flatMap((difference): LockDownChange[] => {
    const object = objectKey(difference);
    const now = is.objects.get(object);
    if (!now) return [{ object, property: '', after: null, became: 'gone' }];
    const names = was.objects.has(object)
      ? difference.properties.map(({ name }) => name)
      : ['', ...Object.keys(now.properties)];
    return names.map((property) => ({
      object,
      property,
      after: now.properties[property] ?? null,
      ...(was.objects.has(object) ? {} : { became: 'made' as const }),
    }));
  });
}

/**
 * Applies a lock-down and proves it both ways, in one transaction: all of it stands, or none. What is done is told before it
 * is committed.
 */
export async function lockDown(
  client: TargetClient,
  schemas: readonly string[],
  mode: LockDown,
  backendRole: string,
  beforeCommit: (done: LockedDown) => Promise<void> = async () => undefined,
): Promise<LockedDown> {
  return client.transaction(async () => {
    const before = await readExposure(client, schemas);
    const was = await readCatalog(client, schemas);
    const ledger = await readLedger(client, schemas, was.serverVersion);
    const statements = lockDownPlan(before, mode);
    for (const statement of statements) await client.execute(trustedSql(statement, 'operator-confirmed'));
    const after = await readExposure(client, schemas);
    const is = await readCatalog(client, schemas);
    const stillOpen = new Set(openRelations(after).map(({ name }) => name));
    const locked = openRelations(before).filter(({ name }) => !stillOpen.has(name));
    const proofs = await proveLockDown(client, locked, backendRole);
    const tried = mode === 'revoke' ? await proveRevoked(client, { before, after, backendRole }) : undefined;
    const ledgerNow = await readLedger(client, schemas, is.serverVersion);
    const privileges = restoreLedger(await recordLedger(client, ledger, ledgerNow), ledgerNow).statements;
    const undo = [...undoRowSecurity(was, is), ...privileges];
    const changed = changesOf(was, is);
    const transaction = await transactionId(client);
    const done = {
      before,
      after,
      statements,
      undo,
      proofs,
      changed,
      transaction,
      ...(tried ? { tried } : {}),
    };
    await beforeCommit(done);
    return done;
  }, LIMITS);
}
