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
  const isHidden = facts.origin === null || facts.origin === 'null';
  if (!isHidden && !own.includes(hostOf(facts.origin ?? '') ?? '')) return true;
  if (SAFE.has(facts.method)) return false;
  // Our own forms say where they come from, without scripts too; `null` is a sandboxed frame, or another site's page.
  if (facts.origin === 'null') return true;
  const site = facts.secFetchSite;
  return site !== null && site !== 'same-origin' && site !== 'none';
}
