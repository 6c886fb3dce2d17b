import { timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/platform/env';
import { tokenHash } from '@/lib/platform/vault/token';
import { currentViewer } from '@/lib/web/auth/viewer';
import { productMetrics } from '@/lib/web/product-metrics';
import { prometheusText } from '@/lib/web/prometheus-text';

export const dynamic = 'force-dynamic';

function holdsToken(request: Request): boolean {
  const { MUDANZA_METRICS_TOKEN } = env();
  const given = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (!MUDANZA_METRICS_TOKEN || !given) return false;
  return timingSafeEqual(tokenHash(given), tokenHash(MUDANZA_METRICS_TOKEN));
}

/** Figures for Prometheus, for whoever holds the token or is signed in. */
export async function GET(request: Request): Promise<Response> {
  if (!holdsToken(request) && !(await currentViewer())) return new Response('Not found', { status: 404 });
  return new Response(prometheusText(await productMetrics()), {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
  });
}
