import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from './lib/auth/content-security-policy';
import { isAllowedHost } from './lib/auth/is-allowed-host';
import { env } from './lib/env';

/** Before every page: refuses foreign host names (DNS rebinding) and sets the headers that keep a page to itself. */
export function proxy(request: NextRequest): NextResponse {
  if (!isAllowedHost(request.headers.get('host'))) {
    return new NextResponse('This server does not answer under that name.', { status: 421 });
  }
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce, env().NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('referrer-policy', 'no-referrer');
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('x-frame-options', 'DENY');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  return response;
}

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.svg).*)'] };
