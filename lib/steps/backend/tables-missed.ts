import { sourceConnectionEvidence } from '../../plan/evidence/source-connection-evidence';
import type { StepContext } from '../../plan/step-context';
import { backendConnectEvidence } from './connect-evidence';

/**
 * Tables that the last run, passed or red, could not count and that this one does not name: naming another must not silence
 * them. One that the source does not have was only mistyped.
 */
export async function tablesMissed(ctx: StepContext, named: string): Promise<string[]> {
  const last = backendConnectEvidence.read((await ctx.standingRuns('backend.connect')).at(-1)?.evidence);
  if (last?.kind !== 'done') return [];
  const red = [
    ...(last.count === null ? [last.table] : []),
    ...(last.missed ?? []).map(({ table }) => table),
  ];
  const source = (await ctx.evidenceOf(sourceConnectionEvidence))?.tables ?? [];
  const known = new Set(source.map(({ schema, name }) => `${schema}.${name}`));
  const whole = (table: string) => (table.includes('.') ? table : `public.${table}`);
  return [...new Set(red)].filter((table) => whole(table) !== whole(named) && known.has(whole(table)));
}
