import type { WorkloadId } from '../../plan/evidence/latency-evidence';
import { type Shot, shot } from '../../postgres/sampler-connection';
import { ident, sql } from '../../postgres/sql';

/**
 * The statements of one repetition of a workload. `lookup` reads one row of a catalog by its unique index, which
 * exists alike on every server; the writing ones use the probe table of `probeSchema`.
 */
export function workloadShots(workload: Exclude<WorkloadId, 'connect'>, probeSchema: string): Shot[] {
  const table = ident(probeSchema, 'sample');
  const begin = shot(sql`begin`);
  const commit = shot(sql`commit`);
  switch (workload) {
    case 'select1':
      return [shot(sql`select 1`)];
    case 'lookup':
      return [shot(sql`select relname from pg_catalog.pg_class where oid = 1259`)];
    case 'insert':
      return [shot(sql`insert into ${table} (note) values ('mudanza')`)];
    case 'transaction':
      return [
        begin,
        shot(sql`insert into ${table} (note) values ('mudanza')`),
        shot(sql`update ${table} set note = 'moved' where id = 1`),
        shot(sql`select note from ${table} where id = 1`),
        commit,
      ];
  }
}
