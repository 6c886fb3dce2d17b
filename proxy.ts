import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { env } from './lib/platform/env';
import { tokenHash } from './lib/platform/vault/token';
import { findSession } from './lib/store/sessions';
import { contentSecurityPolicy } from './lib/web/auth/content-security-policy';
import { isAllowedHost } from './lib/web/auth/is-allowed-host';
import { isForeignRequest } from './lib/web/auth/is-foreign-request';
import { SESSION_COOKIE } from './lib/web/auth/session-cookie-name';

/** Most bytes of a request by somebody who is not signed in: sign-in and review forms are small. */
const STRANGER_BYTES = 1_000_000;

/** True when the cookie is that of a live session: any cookie can be made up. */
async function isSignedIn({ cookies }: NextRequest): Promise<boolean> {
  const token = cookies.get(SESSION_COOKIE)?.value;
  return token !== undefined && (await findSession(tokenHash(token))) !== null;
}

/** True for a large body, or one of unknown length, from who has no valid session: it is refused before it is read. */
async function isTooLarge(request: NextRequest): Promise<boolean> {
  const { method, headers } = request;
  if (method === 'GET' || method === 'HEAD') return false;
  const length = headers.get('content-length');
  const hasBody = length !== null || headers.has('transfer-encoding');
  const isSmall = Number(length ?? Number.NaN) <= STRANGER_BYTES;
  return hasBody && !isSmall && !(await isSignedIn(request).catch(() => false));
}

async function refusal(request: NextRequest): Promise<NextResponse | null> {
  const { headers, method } = request;
  const host = headers.get('host');
  if (!isAllowedHost(host)) {
    return new NextResponse('This server does not answer under that name.', { status: 421 });
  }
  const { MUDANZA_PUBLIC_URL } = env();
  if (await isTooLarge(request)) {
    return new NextResponse('Sign in before you send that much.', { status: 413 });
  }
  const isForeign = isForeignRequest({
    method,
    host,
    origin: headers.get('origin'),
    secFetchSite: headers.get('sec-fetch-site'),
    publicUrl: MUDANZA_PUBLIC_URL,
  });
  return isForeign ? new NextResponse('Requests of other sites are refused.', { status: 403 }) : null;
}

function protect(response: NextResponse, policy: string): NextResponse {
  const { MUDANZA_PUBLIC_URL } = env();
  response.headers.set('content-security-policy', policy);
  // Not no-referrer: a form that is sent before the scripts are there would then say `Origin: null`, and be refused.
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('x-frame-options', 'DENY');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  response.headers.set('cross-origin-resource-policy', 'same-origin');
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()');
  if (MUDANZA_PUBLIC_URL?.startsWith('https:')) {
    response.headers.set('strict-transport-security', 'max-age=31536000');
  }
  return response;
}

/**
 * Before every page: refuses foreign host names (DNS rebinding) and foreign origins, and sets the headers that keep a
 * page to itself.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce, env().NODE_ENV === 'development');
  const refused = await refusal(request);
  if (refused) return protect(refused, policy);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  return protect(NextResponse.next({ request: { headers } }), policy);
}

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.svg).*)'] };
