import { startTestServers } from '../../lib/servers/embedded/testing/start-test-servers';
import { againstPsql, smallFile } from './deploy-against-psql';
import { firstLoadKb } from './first-load';
import { median } from './median';
import { samplerAgainstPgbench } from './sampler-against-pgbench';
import { wizardHtml } from './wizard-html';

const round = (value: number, digits = 3) => Number(value.toFixed(digits));

/** `npm run bench -- main`: schema deploy against psql, sampler against pgbench, first-load script of the wizard. */
export async function bench(): Promise<Record<string, unknown>> {
  const { servers, stop } = await startTestServers();
  const deploy = await againstPsql(servers, smallFile(), 15);
  const sampler = await samplerAgainstPgbench(servers, 7);
  await stop();
  const ratio = (key: 'p50' | 'p95') =>
    round(median(sampler.ours.map((side, i) => side[key] / (sampler.pgbench[i]?.[key] ?? Number.NaN))));
  const p = (side: 'ours' | 'pgbench', key: 'p50' | 'p95') =>
    round(median(sampler[side].map((one) => one[key])), 4);
  const { deployRatio } = deploy;
  const kb = round(firstLoadKb(await wizardHtml()), 1);
  console.table({
    'schema deploy (ms, median)': {
      ours: round(deploy.deployMs, 1),
      peer: round(deploy.psqlMs, 1),
      ratio: deployRatio,
    },
    'SELECT 1 P50 (ms)': { ours: p('ours', 'p50'), peer: p('pgbench', 'p50'), ratio: ratio('p50') },
    'SELECT 1 P95 (ms)': { ours: p('ours', 'p95'), peer: p('pgbench', 'p95'), ratio: ratio('p95') },
    'first load (kB gzipped)': { ours: kb },
  });
  return { deployRatio, samplerP50Ratio: ratio('p50'), samplerP95Ratio: ratio('p95'), firstLoadKb: kb };
}
