import { literal } from '../../sql';
import { aclStatements } from './acl-statements';
import type { Ledger } from './ledger-entry';
import type { LedgerPrivileges, LedgerRecord } from './ledger-record';

export interface LedgerPlan {
  readonly statements: readonly string[];
  /** What cannot be put back as it was. */
  readonly lost: readonly string[];
}

/** True when two privilege lists are the same; a missing one stands for what is built in. */
function isBack(one: LedgerPrivileges, now: Ledger): boolean {
  return (now.get(one.key)?.acl ?? one.builtIn) === one.before;
}

/** How privileges and comments come back, from the record and the ledger as it is now. */
export function restoreLedger(record: LedgerRecord, now: Ledger): LedgerPlan {
  const statements: string[] = [];
  const lost = [...record.lost];
  for (const one of record.privileges) {
    if (isBack(one, now)) continue;
    const mend = aclStatements(now.get(one.key)?.acl ?? one.builtIn, one.before, one.owner, one);
    if (mend) statements.push(...mend);
    else lost.push(`privileges of ${one.what}`);
  }
  for (const { key, what, before } of record.comments)
    if ((now.get(key)?.state ?? null) !== before)
      statements.push(`comment on ${what} is ${before === null ? 'null' : literal(before).fragment}`);
  return { statements, lost };
}

/** Names of what the record holds and the ledger still shows: empty when the undo was exact. */
export function leftInLedger(record: LedgerRecord, now: Ledger): string[] {
  return [
    ...record.made.filter(({ key }) => now.has(key)).map(({ what }) => what),
    ...record.privileges.filter((one) => !isBack(one, now)).map(({ what }) => `privileges of ${what}`),
    ...record.comments
      .filter(({ key, before }) => (now.get(key)?.state ?? null) !== before)
      .map(({ what }) => `comment on ${what}`),
  ];
}
