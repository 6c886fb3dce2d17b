import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../../postgres/address/endpoint';
import { speaksReplication } from '../../postgres/replication/replication-client';
import { requireDoors } from './doors';

/**
 * Both ends for carrying changes back: of the ways into the target the first that speaks the replication protocol.
 * Throws MUD-983 where none does, which is so behind every pooler.
 */
export async function reverseDoors(
  ctx: StepContext,
): Promise<{ readonly source: Credentials; readonly target: Credentials }> {
  const { source, target: first } = await requireDoors(ctx);
  const second = await ctx.credentialsFor('target');
  for (const target of second ? [first, second] : [first]) {
    if (await speaksReplication(target, ctx.signal)) return { source, target };
  }
  throw new MudanzaError('MUD-983', { params: { reason: 'door' } });
}
