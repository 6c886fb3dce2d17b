import { say } from '../../i18n/message';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Endpoint } from '../address/endpoint';
import { classifyError } from '../classify-error';
import { effectiveTlsMode } from '../tls-options';
import { failedRung } from './failed-rung';
import { probeTls, type TlsFacts, type TlsProbe } from './probe-tls';
import type { RungResult } from './rung';

/** OpenSSL gives a lone self-signed certificate several names, by its key usage; it is one thing to the operator. */
function chainProblem({ facts, chainError }: TlsProbe): Error | null {
  const isDated = facts.chainError === 'CERT_HAS_EXPIRED' || facts.chainError === 'CERT_NOT_YET_VALID';
  const isLone = facts.chain.length === 1 && facts.chain[0]?.isSelfSigned === true;
  if (chainError === null || isDated || !isLone) return chainError;
  return Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
}

function judge(probe: TlsProbe, endpoint: Endpoint): RungResult {
  const facts = { ...probe.facts };
  const mode = effectiveTlsMode(endpoint.tls);
  const isImpostor = probe.facts.anchor === 'supabase' && probe.chainError !== null;
  const problem = chainProblem(probe);
  const isVerifying = mode === 'verify-ca' || mode === 'verify-full';
  if (isVerifying && isImpostor) {
    const { host, port } = endpoint;
    const original = probe.facts.chainError ?? '';
    return failedRung(new MudanzaError('MUD-154', { params: { host, port }, original }), facts);
  }
  if (isVerifying && problem) return failedRung(classifyError(problem, { endpoint }), facts);
  if (mode === 'verify-full' && probe.nameError)
    return failedRung(classifyError(probe.nameError, { endpoint }), facts);
  const protocol = probe.facts.protocol ?? '';
  if (mode === 'disable')
    return { state: 'warn', message: say('connection.tls.unused', { protocol }), facts };
  if (probe.chainError) {
    const reason = probe.facts.chainError ?? '';
    return { state: 'warn', message: say('connection.tls.unverified', { protocol, reason }), facts };
  }
  const root = probe.facts.isSupabaseRoot ? 'supabase' : probe.facts.anchor;
  const message = say(`connection.tls.verified.${root}` as const, { protocol });
  if (!probe.nameError) return { state: 'pass', message, facts };
  return {
    state: 'warn',
    message: say('connection.tls.otherName', { protocol, host: endpoint.host }),
    facts,
  };
}

function refused(facts: TlsFacts, endpoint: Endpoint): RungResult {
  const { host, port } = endpoint;
  if (facts.answer !== 'N')
    return failedRung(new MudanzaError('MUD-240', { params: { host, port } }), { ...facts });
  if (endpoint.tls.mode !== 'disable')
    return failedRung(new MudanzaError('MUD-140', { params: { host, port } }), { ...facts });
  return { state: 'warn', message: say('connection.tls.none'), facts: { ...facts } };
}

/** The TLS rung: fails where the chosen mode would refuse the connection, warns where it lets something pass. */
export async function checkTls(
  endpoint: Endpoint,
  options: {
    readonly address: string;
    readonly timeoutMs: number;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<{ rung: RungResult; tls: TlsFacts | null }> {
  try {
    const probe = await probeTls(endpoint, options);
    const rung = probe.facts.answer === 'S' ? judge(probe, endpoint) : refused(probe.facts, endpoint);
    return { rung, tls: probe.facts };
  } catch (error) {
    options.signal?.throwIfAborted();
    return { rung: failedRung(classifyError(error, { endpoint })), tls: null };
  }
}
