import { MudanzaError } from '../../errors/mudanza-error';
import { say } from '../../i18n/message';
import { classifyError } from '../classify-error';
import type { Endpoint } from '../endpoint';
import { effectiveTlsMode } from '../tls-options';
import { failedRung } from './failed-rung';
import { probeTls, type TlsFacts, type TlsProbe } from './probe-tls';
import type { RungResult } from './rung';

function judge(probe: TlsProbe, endpoint: Endpoint): RungResult {
  const facts = { ...probe.facts };
  const mode = effectiveTlsMode(endpoint.tls);
  const isVerifying = mode === 'verify-ca' || mode === 'verify-full';
  if (isVerifying && probe.chainError)
    return failedRung(classifyError(probe.chainError, { endpoint }), facts);
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
