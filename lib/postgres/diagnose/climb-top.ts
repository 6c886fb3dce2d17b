import { z } from 'zod';
import { classifyEndpoint } from '../address/classify-endpoint';
import type { Credentials } from '../address/endpoint';
import { classifyError } from '../classify-error';
import { checkExtensions, ExtensionFacts } from './check-extensions';
import { checkPrivileges, PrivilegeFacts } from './check-privileges';
import { checkServer, ServerFacts } from './check-server';
import { checkSize, SizeFacts } from './check-size';
import { checkStartup, StartupFacts } from './check-startup';
import { failedRung } from './failed-rung';
import type { Ladder } from './ladder';
import type { LadderOptions } from './ladder-options';
import { measureRoundTrip, RoundTripFacts } from './measure-round-trip';
import { judgePooling, observePooling, PoolingFacts, unobservedPooling } from './observe-pooling';
import { openProbe, type Probe, type ProbeOptions } from './open-probe';
import type { RungId, RungResult } from './rung';

/** What was learned once signed in; null for a rung that was not reached or failed. */
export const LadderTop = z.object({
  server: ServerFacts.nullable(),
  privileges: PrivilegeFacts.nullable(),
  size: SizeFacts.nullable(),
  extensions: ExtensionFacts.nullable(),
  pooling: PoolingFacts.nullable(),
  startup: StartupFacts.nullable(),
  roundTrip: RoundTripFacts.nullable(),
});
export type LadderTop = z.infer<typeof LadderTop>;

async function pooling(
  first: Probe,
  credentials: Credentials,
  limits: ProbeOptions,
): Promise<{ rung: RungResult; pooling: PoolingFacts }> {
  let second: Probe | undefined;
  try {
    second = await openProbe(credentials, limits);
    const seen = await observePooling(first, second);
    return { pooling: seen, rung: judgePooling(seen, classifyEndpoint(credentials.endpoint)) };
  } catch (error) {
    limits.signal?.throwIfAborted();
    return unobservedPooling(error, credentials.endpoint);
  } finally {
    await second?.close();
  }
}

/** Everything above the sign-in, over connections whose credentials are proven. */
export async function climbTop(
  ladder: Ladder,
  probe: Probe,
  credentials: Credentials,
  options: LadderOptions & ProbeOptions,
): Promise<LadderTop> {
  const { endpoint } = credentials;
  /** Runs one rung; a rung that throws fails by itself and the next ones are still tried. */
  const rung = async <T extends { rung: RungResult }>(
    id: RungId,
    body: () => Promise<T>,
  ): Promise<T | null> => {
    try {
      const result = await body();
      ladder.set(id, result.rung);
      return result;
    } catch (error) {
      options.signal?.throwIfAborted();
      ladder.set(id, failedRung(classifyError(error, { endpoint })));
      return null;
    }
  };
  const server = await rung('server', () => checkServer(probe, options.mustWrite));
  const privileges = await rung('privileges', () => checkPrivileges(probe, options.mustWrite));
  const size = await rung('size', () => checkSize(probe, options.limitBytes ?? null));
  const extensions = await rung('extensions', () => checkExtensions(probe));
  const seen = await rung('pooling', () => pooling(probe, credentials, options));
  const startup = await rung('startup', () => checkStartup(credentials, options));
  const roundTrip = await rung('roundtrip', () => measureRoundTrip(probe));
  return {
    server: server?.server ?? null,
    privileges: privileges?.privileges ?? null,
    size: size?.size ?? null,
    extensions: extensions?.extensions ?? null,
    pooling: seen?.pooling ?? null,
    startup: startup?.startup ?? null,
    roundTrip: roundTrip?.roundTrip ?? null,
  };
}
