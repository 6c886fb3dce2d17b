import { z } from 'zod';
import { say } from '../../i18n/message';
import { followAlarm } from '../../plan/picture-alarm';
import type { MovingRun } from '../../store/moving-runs';
import type { Alert } from './alerts-of';

const Follow = z.object({
  kind: z.literal('follow'),
  state: z.enum(['follows', 'compares', 'reconnects']),
  lagSeconds: z.number(),
  heldBytes: z.number(),
  keepMb: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  verified: z.object({ at: z.number(), tables: z.number(), differing: z.number() }).nullable(),
});
const Cutover = z.object({ kind: z.literal('cutover'), isByHand: z.boolean() });

/** What needs a person now of the following and the switch that are under way, by their newest picture. Pure. */
export function movingAlerts(runs: readonly MovingRun[]): Alert[] {
  return runs.flatMap(({ stepId, detail }): Alert[] => {
    const what = stepId.slice('data.'.length);
    if (Cutover.safeParse(detail).data?.isByHand)
      return [{ id: 'byHand', message: say('testing.history.alert.byHand', { what }) }];
    const picture = Follow.safeParse(detail).data;
    const id = picture ? followAlarm(picture) : null;
    if (!picture || !id) return [];
    const { lagSeconds, heldBytes } = picture;
    const params = { what, seconds: Math.round(lagSeconds), held: heldBytes };
    return [{ id, message: say(`testing.history.alert.${id}`, params) }];
  });
}
