import { z } from 'zod';
import { say } from '../../i18n/message';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { checkConnection } from '../address/check-connection';
import { classifyEndpoint, EndpointClass } from '../address/classify-endpoint';
import { type Credentials, Endpoint } from '../address/endpoint';
import { checkIpv6Route } from './check-ipv6-route';
import { checkTls } from './check-tls';
import { climbTop, LadderTop } from './climb-top';
import { failedRung } from './failed-rung';
import { Ladder } from './ladder';
import type { LadderOptions } from './ladder-options';
import type { Probe } from './open-probe';
import { TlsFacts } from './probe-tls';
import { reachPort } from './reach-port';
import { resolveHost } from './resolve-host';
import { Rung, type RungResult } from './rung';
import { signIn } from './sign-in';

export const LadderReport = LadderTop.extend({
  endpoint: Endpoint.omit({ tls: true, parameters: true }).extend({
    tlsMode: Endpoint.shape.tls.shape.mode,
  }),
  place: EndpointClass,
  rungs: z.array(Rung).readonly(),
  isConnected: z.boolean(),
  /** True when the server heard the password and refused it. */
  isRefused: z.boolean(),
  tls: TlsFacts.nullable(),
});
export type LadderReport = z.infer<typeof LadderReport>;

function checkRead({ endpoint, password }: Credentials, place: EndpointClass): RungResult {
  const { host, port, user, database } = endpoint;
  const facts = { host, port, user, database, tlsMode: endpoint.tls.mode, kind: place.kind, ref: place.ref };
  if (password === '') return failedRung(new MudanzaError('MUD-108', { params: { host, user } }), facts);
  const parts = {
    form: 'url',
    tlsMode: endpoint.tls.mode,
    parameters: endpoint.parameters ?? {},
    host,
    port,
    user,
    database,
    password,
  } as const;
  const findings = checkConnection(parts);
  const worst = findings.find(({ verdict }) => verdict === 'fail');
  if (worst?.code)
    return failedRung(new MudanzaError(worst.code, { params: worst.message.params ?? {} }), facts);
  const isOdd = findings.some(({ verdict }) => verdict === 'warn');
  const message = say(`connection.kind.${place.kind}` as const, { port: String(port) });
  return { state: isOdd ? 'warn' : 'pass', message, facts: { ...facts, findings } };
}

interface Bottom {
  readonly tls: TlsFacts | null;
  readonly address: string | null;
}

/** Everything below the password: nothing secret has left the machine when this returns. */
async function climbBottom(
  ladder: Ladder,
  credentials: Credentials,
  options: LadderOptions,
): Promise<Bottom> {
  const { endpoint } = credentials;
  const limits = { signal: options.signal, timeoutMs: options.timeoutMs ?? 10_000 };
  const none: Bottom = { tls: null, address: null };
  if (!ladder.set('read', checkRead(credentials, classifyEndpoint(endpoint)))) return none;
  const resolved = await resolveHost(endpoint, { ...limits, lookup: options.lookup });
  if (!ladder.set('dns', resolved.rung) || !resolved.addresses) return none;
  if (!ladder.set('ipv6', await checkIpv6Route(endpoint, resolved.addresses, options.route))) return none;
  const reached = await reachPort(endpoint, resolved.addresses, limits);
  if (!ladder.set('tcp', reached.rung) || reached.address === null) return none;
  const { rung, tls } = await checkTls(endpoint, { ...limits, address: reached.address });
  return ladder.set('tls', rung) ? { tls, address: reached.address } : { tls, address: null };
}

const NO_TOP: LadderTop = {
  server: null,
  privileges: null,
  size: null,
  extensions: null,
  pooling: null,
  startup: null,
  roundTrip: null,
};

/**
 * Climbs from the text of a connection to its round-trip time and stops at the first rung that fails. Up to the sixth
 * nothing secret is sent; the sixth is one attempt to sign in, never repeated. Rejects only when aborted.
 */
export async function climb(credentials: Credentials, options: LadderOptions): Promise<LadderReport> {
  const ladder = new Ladder(options.onRung);
  const { tls, address } = await climbBottom(ladder, credentials, options);
  let top = NO_TOP;
  let isConnected = false;
  let isRefused = false;
  if (address !== null) {
    const { lockout, signal, mayRiskBan = false, timeoutMs = 10_000 } = options;
    const limits = { signal, timeoutMs, address };
    const signedIn = await signIn(credentials, { ...limits, lockout, mayRiskBan });
    isRefused = signedIn.isRefused;
    if (ladder.set('auth', signedIn.rung) && signedIn.probe) {
      isConnected = true;
      top = await withProbe(signedIn.probe, (probe) =>
        climbTop(ladder, probe, credentials, { ...options, ...limits }),
      );
    }
  }
  ladder.skipRest();
  const { tls: tlsSettings, parameters: _carried, ...where } = credentials.endpoint;
  const endpoint = { ...where, tlsMode: tlsSettings.mode };
  const place = classifyEndpoint(credentials.endpoint);
  return { endpoint, place, rungs: ladder.rungs, isConnected, isRefused, tls, ...top };
}

async function withProbe<T>(probe: Probe, use: (probe: Probe) => Promise<T>): Promise<T> {
  try {
    return await use(probe);
  } finally {
    await probe.close();
  }
}
