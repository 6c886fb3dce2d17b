import { MudanzaError } from '../../platform/errors/mudanza-error';
import { type BrokenConstraint, brokenLabel } from './broken-constraints';
import type { SideFacts } from './copy-side';
import { tableLabel } from './copy-table';
import { type MisfitColumn, misfitLabel } from './misfit-columns';
import type { CopyPlan } from './plan-copy';

/** Throws where the copy could not end well, before anything is written. */
export function refusePlan(
  { tables, left }: CopyPlan,
  { leaveOut, filled }: { readonly leaveOut: readonly string[]; readonly filled: readonly string[] },
): void {
  const reasons = ['no table on the target', 'foreign table'];
  const homeless = [
    ...left.filter(({ reason }) => reasons.includes(reason)).map(tableLabel),
    ...tables.flatMap(({ source, lacking }) => lacking.map((name) => `${tableLabel(source)}.${name}`)),
  ].filter((label) => !leaveOut.includes(label));
  if (homeless.length > 0) throw new MudanzaError('MUD-901', { params: { tables: homeless.join(', ') } });
  if (filled.length > 0) throw new MudanzaError('MUD-900', { params: { tables: filled.join(', ') } });
  const unfilled = tables.flatMap(({ target, unfilled: names }) =>
    names.map((name) => `${tableLabel(target)}.${name}`),
  );
  if (unfilled.length > 0) throw new MudanzaError('MUD-903', { params: { columns: unfilled.join(', ') } });
}

/** What the operator may name to go on all the same. */
export const ACCEPTED = { prepared: 'prepared transactions', encoding: 'unknown encoding' } as const;

/** Throws where rows of the source would be missing or mean nothing, unless that was accepted by name. */
export function refuseSource(source: SideFacts, target: SideFacts, accepted: readonly string[]): void {
  const { preparedTransactions: count, preparedNames } = source;
  if (count > 0 && !accepted.includes(ACCEPTED.prepared))
    throw new MudanzaError('MUD-922', { params: { count, names: preparedNames.join(', ') } });
  const isUnknown = source.encoding === 'SQL_ASCII' && target.encoding !== 'SQL_ASCII';
  if (isUnknown && !accepted.includes(ACCEPTED.encoding))
    throw new MudanzaError('MUD-923', { params: { source: source.encoding, target: target.encoding } });
}

/** Named in one sentence; the preflight lists all. */
const NAMED = 20;

/** Throws where the target would refuse rows as they arrive, by a rule of its own or by row security. */
export function refuseRows(
  refusing: readonly BrokenConstraint[],
  misfits: readonly MisfitColumn[],
  { guarded, role }: { readonly guarded: readonly string[]; readonly role: string },
): void {
  if (guarded.length > 0)
    throw new MudanzaError('MUD-928', { params: { role, tables: guarded.slice(0, NAMED).join(', ') } });
  const names = [
    ...refusing.map(brokenLabel),
    ...misfits.filter(({ rows }) => rows !== null).map(misfitLabel),
  ];
  if (names.length > 0)
    throw new MudanzaError('MUD-927', {
      params: { count: names.length, names: names.slice(0, NAMED).join(', ') },
    });
}
