import { objectKey } from '../catalog/catalog';
import type { DeployRecord } from './deploy-record';
import { EMPTY_LEDGER_RECORD, type LedgerRecord } from './ledger/ledger-record';

/** Both ledgers: what the first made stays made, and of what both changed the oldest form counts. */
function mergeLedgers(first: LedgerRecord, second: LedgerRecord): LedgerRecord {
  const later = <T extends { readonly key: string }>(early: readonly T[], late: readonly T[]) => {
    const known = new Set(early.map(({ key }) => key));
    return [...early, ...late.filter(({ key }) => !known.has(key))];
  };
  return {
    made: later(first.made, second.made),
    privileges: later(first.privileges, second.privileges),
    comments: later(first.comments, second.comments),
    lost: [...new Set([...first.lost, ...second.lost])],
  };
}

/**
 * One record of two deploys of a migration, the later one second: undo takes both back. What the first made
 * stays made; what it altered keeps its oldest form; rows are as the later one left them.
 */
export function mergeRecords(first: DeployRecord | null, second: DeployRecord | null): DeployRecord | null {
  if (!first || !second) return second ?? first;
  const made = new Set([...first.created.map(objectKey), ...first.contents]);
  const oldest = <T extends { kind: DeployRecord['created'][number]['kind']; name: string }>(
    early: readonly T[],
    late: readonly T[],
  ) => {
    const known = new Set(early.map(objectKey));
    return [
      ...early,
      ...late.filter((object) => !known.has(objectKey(object)) && !made.has(objectKey(object))),
    ];
  };
  const tables = new Set(second.rows.map(({ table }) => table));
  return {
    schemas: [...new Set([...first.schemas, ...second.schemas])].sort(),
    created: [...first.created, ...second.created.filter((object) => !made.has(objectKey(object)))],
    contents: [...new Set([...first.contents, ...second.contents])],
    altered: oldest(first.altered, second.altered),
    removed: oldest(first.removed, second.removed),
    ledger: mergeLedgers(first.ledger ?? EMPTY_LEDGER_RECORD, second.ledger ?? EMPTY_LEDGER_RECORD),
    rows: [...first.rows.filter(({ table }) => !tables.has(table)), ...second.rows],
  };
}
