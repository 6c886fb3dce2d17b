import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../address/endpoint';
import { withPgClient } from '../with-client';
import type { ActName } from './acts';

/** ms that a server gets to say that it is there. */
const THERE = 2_000;

const isThere = (at: Credentials): Promise<boolean> =>
  withPgClient(at, { applicationName: 'mudanza cutover', connectTimeout: THERE }, (client) =>
    client.query('select 1'),
  ).then(
    () => true,
    () => false,
  );

/**
 * Says during which act a server failed, in its own words, and which of the two does not answer now: MUD-656. What was
 * named already says more.
 */
export async function nameFault(
  error: unknown,
  {
    act,
    source,
    target,
  }: { readonly act: ActName; readonly source: Credentials; readonly target: Credentials },
): Promise<unknown> {
  if (error instanceof MudanzaError) return error;
  const [from, to] = await Promise.all([isThere(source), isThere(target)]);
  const original = error instanceof Error ? error.message : String(error);
  const side = from && to ? 'both' : from ? 'target' : to ? 'source' : 'none';
  return new MudanzaError('MUD-656', { params: { act, side }, original, cause: error });
}
