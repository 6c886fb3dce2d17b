import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { say } from '../../i18n/message';
import type { Endpoint } from '../address/endpoint';
import { classifyError } from '../classify-error';
import { failedRung } from './failed-rung';
import type { RungResult } from './rung';
import { within } from './within';

export interface Addresses {
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
}

/** Addresses of one family by the system's own resolver (hosts file and DNS), as every driver would get them. */
export type Lookup = (host: string, family: 4 | 6) => Promise<readonly string[]>;

const systemLookup: Lookup = async (host, family) =>
  (await lookup(host, { family, all: true, verbatim: true })).map(({ address }) => address);

interface Answer {
  readonly addresses: readonly string[];
  readonly error?: unknown;
}

function codeOf(answer: Answer): string {
  const { error } = answer;
  return error instanceof Error && 'code' in error ? String(error.code) : 'none';
}

/**
 * Looks A and AAAA up apart: "no address" means another thing when only one of them is missing. The result is null
 * when there is neither.
 */
export async function resolveHost(
  endpoint: Endpoint,
  options: {
    readonly signal?: AbortSignal | undefined;
    readonly timeoutMs: number;
    readonly lookup?: Lookup | undefined;
  },
): Promise<{ rung: RungResult; addresses: Addresses | null }> {
  const { host } = endpoint;
  const family = isIP(host);
  if (family !== 0) {
    const addresses = { ipv4: family === 4 ? [host] : [], ipv6: family === 6 ? [host] : [] };
    return {
      rung: { state: 'pass', message: say('connection.dns.literal'), facts: { ...addresses } },
      addresses,
    };
  }
  const ask = async (one: 4 | 6): Promise<Answer> => {
    const asked = (options.lookup ?? systemLookup)(host, one);
    try {
      return { addresses: await within(options.timeoutMs, options.signal, `lookup of ${host}`, asked) };
    } catch (error) {
      options.signal?.throwIfAborted();
      return { addresses: [], error };
    }
  };
  const [a, aaaa] = await Promise.all([ask(4), ask(6)]);
  const addresses = { ipv4: a.addresses, ipv6: aaaa.addresses };
  const facts = { a: a.addresses, aaaa: aaaa.addresses, aAnswer: codeOf(a), aaaaAnswer: codeOf(aaaa) };
  if (a.addresses.length + aaaa.addresses.length === 0) {
    const temporary = [a, aaaa].find((answer) => !/ENOTFOUND|ENODATA|none/.test(codeOf(answer)));
    const error =
      (temporary ?? a).error ??
      Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
    // A lookup that ran out of time says nothing of the server: it is the resolver that did not answer.
    const isSlow = codeOf(temporary ?? a) === 'ETIMEDOUT';
    const named = isSlow
      ? Object.assign(new Error(`getaddrinfo EAI_AGAIN ${host}`), { code: 'EAI_AGAIN' })
      : error;
    return { rung: failedRung(classifyError(named, { endpoint }), facts), addresses: null };
  }
  const message = say('connection.dns.found', { ipv4: a.addresses.length, ipv6: aaaa.addresses.length });
  return { rung: { state: 'pass', message, facts }, addresses };
}
