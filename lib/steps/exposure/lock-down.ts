import type {
  Exposure,
  LockDown,
  LockDownChange,
  LockDownProof,
} from '../../plan/evidence/exposure-evidence';
import { objectKey } from '../../postgres/catalog/catalog';
import { readCatalog } from '../../postgres/catalog/read-catalog';
import { compareCatalogs } from '../../postgres/compare/compare-catalogs';
import { mendStatements } from '../../postgres/compare/mend-sql';
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
  /** What it changed, property by property: a later comparison expects the target so. */
  readonly changed: readonly LockDownChange[];
}

const LIMITS = { lockTimeout: 5_000, statementTimeout: 60_000 } as const;

/** Applies a lock-down and proves it both ways, in one transaction: all of it stands, or none. */
export async function lockDown(
  client: TargetClient,
  schemas: readonly string[],
  mode: LockDown,
  backendRole: string,
): Promise<LockedDown> {
  return client.transaction(async () => {
    const before = await readExposure(client, schemas);
    const was = await readCatalog(client, schemas);
    const statements = lockDownPlan(before, mode);
    for (const statement of statements) await client.execute(trustedSql(statement, 'operator-confirmed'));
    const after = await readExposure(client, schemas);
    const is = await readCatalog(client, schemas);
    const stillOpen = new Set(openRelations(after).map(({ name }) => name));
    const locked = openRelations(before).filter(({ name }) => !stillOpen.has(name));
    const proofs = await proveLockDown(client, locked, backendRole);
    const names = locked.map(({ name }) => name);
    if (mode === 'revoke')
      await proveRevoked(
        client,
        names,
        (before.sequences ?? []).map(({ name }) => name),
      );
    const undo = compareCatalogs(was, is).flatMap((difference) => mendStatements(difference, was, is) ?? []);
    const changed = compareCatalogs(was, is).flatMap((difference) =>
      difference.properties.map(
        ({ name: property }): LockDownChange => ({
          object: objectKey(difference),
          property,
          after: is.objects.get(objectKey(difference))?.properties[property] ?? null,
        }),
      ),
    );
    return { before, after, statements, undo, proofs, changed };
  }, LIMITS);
}
