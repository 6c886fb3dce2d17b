export interface RequestFacts {
  readonly method: string;
  /** Host header, which was checked already. */
  readonly host: string | null;
  readonly origin: string | null;
  readonly secFetchSite: string | null;
  /** MUDANZA_PUBLIC_URL, when a proxy stands in front. What a request itself says was forwarded is believed by nobody. */
  readonly publicUrl?: string | undefined;
}

const SAFE = new Set(['GET', 'HEAD']);

function urlOf(origin: string): URL | null {
  try {
    return new URL(origin);
  } catch {
    return null;
  }
}

/** Whether an origin is this server. Under the public name only with the public scheme: without TLS anybody writes that page. */
function isOwn(origin: string, { host, publicUrl }: RequestFacts): boolean {
  const from = urlOf(origin);
  const open = publicUrl === undefined ? null : urlOf(publicUrl);
  if (!from || from.host === '') return false;
  if (open && from.host === open.host) return from.origin === open.origin;
  return from.host === host?.toLowerCase();
}

/**
 * True for a request that another site's page made: its Origin is not this server, or the browser says so in
 * Sec-Fetch-Site. Another port of the same machine is another site here, although cookies do not tell them apart.
 * Reading by following a link (a GET without Origin) stays allowed. Pure.
 */
export function isForeignRequest(facts: RequestFacts): boolean {
  const isHidden = facts.origin === null || facts.origin === 'null';
  if (!isHidden && !isOwn(facts.origin ?? '', facts)) return true;
  if (SAFE.has(facts.method)) return false;
  // Our own forms say where they come from, without scripts too; `null` is a sandboxed frame, or another site's page.
  if (facts.origin === 'null') return true;
  const site = facts.secFetchSite;
  return site !== null && site !== 'same-origin' && site !== 'none';
}
