import { z } from 'zod';
import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import type { Outcome, Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { type GoBack, goBack, planGoBack, type WentBack } from '../../postgres/cutover/go-back';
import { reverseNames } from '../../postgres/replication/follow-names';
import { copyDoors } from '../data/doors';
import { reverseDoors } from '../data/reverse-door';

/** What became of the rows that were written to the target after the switch. */
export const WayBackEvidence = z.object({
  way: z.enum(['none', 'untouched', 'carried', 'lost']),
  /** Roles that the source lets in again. */
  roles: z.array(z.string()),
  /** Tables whose rows, written since the switch, are on the target alone. */
  written: z.array(z.string()),
  transactions: z.number(),
  sequences: z.array(z.string()),
  /** Tables that were compared before the source opened; null where that was not done. */
  compared: z.number().nullable(),
});
export type WayBackEvidence = z.infer<typeof WayBackEvidence>;

/** Null for a migration that neither followed its source nor switched with a pause: then nobody was sent anywhere. */
async function sidesOf(ctx: StepContext): Promise<Omit<GoBack, 'verify' | 'lanes'> | null> {
  const runs = await Promise.all(
    (['data.prepare', 'data.cutover'] as const).map((id) => ctx.standingRuns(id, 'withBroken')),
  );
  const doors = runs.flat().length > 0 ? await copyDoors(ctx) : null;
  return doors && { ...doors, names: reverseNames(ctx.migration.id), signal: ctx.signal };
}

/** What going back does to both sides before anything else is taken back; null where there was no switch. */
export async function previewWayBack(ctx: StepContext): Promise<Preview | null> {
  const sides = await sidesOf(ctx);
  const plan = sides && (await planGoBack(sides));
  if (!plan || plan.way === 'none') return null;
  const { way, roles, written, isServed } = plan;
  const params = { roles: roles.join(', ') || '—', tables: written.slice(0, 10).join(', ') };
  return {
    basis: previewBasis({ way, roles, isServed }),
    isRefused: isServed,
    actions: [
      {
        summary: say(`follow.back.${way}`, params),
        hazards: way === 'lost' ? ['WRITES_SOURCE', 'POINT_OF_NO_RETURN', 'DELETES_DATA'] : ['WRITES_SOURCE'],
      },
    ],
    notes: [
      ...(isServed ? [{ verdict: 'fail' as const, message: say('follow.back.stopFirst') }] : []),
      ...(way === 'carried' ? [{ verdict: 'warn' as const, message: say('follow.back.pointFirst') }] : []),
    ],
  };
}

const evidenceOf = ({
  way,
  roles,
  written,
  transactions,
  sequences,
  verified,
}: WentBack): WayBackEvidence => ({
  ...{ way, transactions, roles: [...roles], written: [...written], sequences: [...sequences] },
  compared: verified === null ? null : verified.length,
});

/** Goes back; the loss, where there is one, was accepted by name with the preview. */
export async function runWayBack(ctx: StepContext): Promise<WayBackEvidence | null> {
  const sides = await sidesOf(ctx);
  if (!sides) return null;
  const plan = await planGoBack(sides);
  if (plan.way === 'none') return null;
  const doors = plan.way === 'carried' ? await reverseDoors(ctx) : {};
  const went = await goBack({ ...sides, ...doors, verify: true, lanes: 4, acceptsLoss: plan.way === 'lost' });
  ctx.log('info', say(`follow.back.done.${plan.way}`, { transactions: went.transactions }));
  return evidenceOf(went);
}

export function judgeWayBack(evidence: WayBackEvidence | null | undefined): Outcome {
  if (!evidence || evidence.way === 'none') return { verdict: 'pass', message: say('follow.back.noSwitch') };
  const { way, transactions, compared, written } = evidence;
  if (way === 'lost') {
    return {
      verdict: 'warn',
      message: say('follow.back.wasLost', { tables: written.slice(0, 10).join(', ') }),
    };
  }
  if (way === 'untouched') return { verdict: 'pass', message: say('follow.back.wasUntouched') };
  return compared === null
    ? { verdict: 'unchecked', message: say('follow.back.notCompared', { transactions }) }
    : { verdict: 'pass', message: say('follow.back.wasCarried', { transactions, compared }) };
}
