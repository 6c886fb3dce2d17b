import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { OrphanCount } from './after-copy';
import { tableLabel } from './copy-table';
import type { VerifiedTable } from './verify-rows';

/** Tables named in one sentence. */
const NAMED = 10;

/** What a comparison found, as one error with a cause and cures; null when every row is equal. */
export function rowsDiffer(tables: readonly VerifiedTable[]): MudanzaError | null {
  const wrong = tables.filter(({ badBuckets }) => badBuckets > 0);
  if (wrong.length === 0) return null;
  const names = wrong.slice(0, NAMED).map((table) => {
    const keys = table.differing.flatMap(({ key }) =>
      key ? [key.map((part) => part ?? 'null').join('/')] : [],
    );
    return keys.length > 0 ? `${tableLabel(table)} (${keys.slice(0, 3).join(', ')})` : tableLabel(table);
  });
  return new MudanzaError('MUD-925', { params: { count: wrong.length, tables: names.join(', ') } });
}

/** Orphans that the source does not have, as one error; null when there are none. */
export function orphansDiffer(orphans: readonly OrphanCount[]): MudanzaError | null {
  const more = orphans.filter(({ source, target }) => target !== (source ?? 0));
  if (more.length === 0) return null;
  const tables = more.slice(0, NAMED).map(({ table, constraint }) => `${table} (${constraint})`);
  return new MudanzaError('MUD-926', { params: { tables: tables.join(', ') } });
}
