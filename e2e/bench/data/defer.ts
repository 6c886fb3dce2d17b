import { median } from '../median';
import { rounded, SCALE, tell } from './measure';
import { ours } from './peers';
import { stage } from './stage';

/** Random keys into large indexes: every row of the copy lands on another page of each. */
const DDL = `create table scattered (
  id uuid primary key, owner uuid not null, mail text not null, at timestamptz not null, doc jsonb not null);
create index scattered_owner on scattered (owner);
create index scattered_mail on scattered (mail);
create index scattered_at on scattered (at);
create index scattered_doc on scattered using gin (doc jsonb_path_ops);`;

const rows = (count: number) => `insert into scattered
  select md5(n::text)::uuid, md5((n * 7)::text)::uuid, md5((n * 13)::text) || '@example.org',
    timestamptz '2026-01-01' + (n::bigint * 7919 % 1000003) * interval '1 second',
    jsonb_build_object('k', n % 1000, 'tag', left(md5(n::text), 6))
  from generate_series(1, ${count}) n; analyze;`;

const ROUNDS = Number(process.env.MUDANZA_BENCH_DEFER_ROUNDS ?? 1);

/** Rows and indexes, with the secondary indexes built afterwards against all of them there from the start. */
export async function defer(): Promise<Record<string, number>> {
  const at = await stage(DDL, rows(Math.round(2_000_000 * SCALE)), ['scattered']);
  const times = { always: [] as number[], never: [] as number[] };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const deferIndexes of ['always', 'never'] as const) {
        await at.empty();
        const { stages } = await ours(at.source, at.target, { lanes: 4, deferIndexes });
        const ms = (stages.rows ?? 0) + (stages.indexes ?? 0);
        tell(`indexes deferred ${deferIndexes}: ${(ms / 1000).toFixed(1)} s`);
        times[deferIndexes].push(ms);
      }
    }
    return rounded({ deferRatio: median(times.always) / median(times.never) });
  } finally {
    await at.stop();
  }
}
