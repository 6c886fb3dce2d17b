export interface RequestFacts {
  readonly method: string;
  /** Host header, which was checked already. */
  readonly host: string | null;
  readonly origin: string | null;
  readonly secFetchSite: string | null;
  /** Host of MUDANZA_PUBLIC_URL, when a proxy stands in front. */
  readonly publicHost?: string | undefined;
}

const SAFE = new Set(['GET', 'HEAD']);

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host.toLowerCase();
  } catch {
    return null;
  }
}

/**
 * True for a request that another site's page made: its Origin is not this server, or the browser says so in
 * Sec-Fetch-Site. Another port of the same machine is another site here, although cookies do not tell them apart.
 * Reading by following a link (a GET without Origin) stays allowed. Pure.
 */
export function isForeignRequest(facts: RequestFacts): boolean {
  const own = [facts.host, facts.publicHost].map((name) => name?.toLowerCase());
  if (facts.origin !== null && facts.origin !== 'null' && !own.includes(hostOf(facts.origin) ?? ''))
    return true;
  if (SAFE.has(facts.method)) return false;
  // A form without scripts sends `Origin: null` under our no-referrer policy; Sec-Fetch-Site tells it from a stranger's.
  const site = facts.secFetchSite;
  return site === null ? facts.origin === 'null' : site !== 'same-origin' && site !== 'none';
}
