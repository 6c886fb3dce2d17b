import { connectionEvidence } from '../../plan/evidence/connection-evidence';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../../postgres/address/endpoint';
import type { PreflightEvidence } from './data-evidence';

/** The two ends of a copy: the source, and the target's session door where it has one. */
export async function copyDoors(
  ctx: StepContext,
): Promise<{ source: Credentials; target: Credentials } | null> {
  const source = await ctx.credentialsFor('source');
  if (!source) return null;
  const target = (await ctx.credentialsFor('session')) ?? (await ctx.credentialsFor('target'));
  if (!target) throw new MudanzaError('MUD-008', { params: { secret: 'target.password' } });
  return { source, target };
}

/** Both ends. Throws MUD-008 without a source, MUD-902 where the rows would take a door known to pool transactions. */
export async function requireDoors(ctx: StepContext): Promise<{ source: Credentials; target: Credentials }> {
  const doors = await copyDoors(ctx);
  if (!doors) throw new MudanzaError('MUD-008', { params: { secret: 'source.password' } });
  const door = await observedDoor(ctx, doors.target);
  if (door.mode === 'transaction') {
    const { host, port } = doors.target.endpoint;
    throw new MudanzaError('MUD-902', { params: { host, port: String(port) } });
  }
  return doors;
}

/** How the door pools, as step 1.1 observed it at this very address; unknown where nobody looked. */
export async function observedDoor(
  ctx: StepContext,
  { endpoint: { host, port } }: Credentials,
): Promise<NonNullable<PreflightEvidence['door']>> {
  const seen = await ctx.evidenceOf(connectionEvidence);
  const reports = [seen?.session?.report, seen?.target.report];
  const report = reports.find((entry) => entry?.endpoint.host === host && entry.endpoint.port === port);
  return { target: `${host}:${port}`, mode: report?.pooling?.observed ?? 'unknown' };
}
