import { readReadiness } from '@/lib/store/readiness';

export const dynamic = 'force-dynamic';

/** This instance can serve: its database answers, has the tables, and a runner works. Open to probes; says no more. */
export async function GET(): Promise<Response> {
  const checks = await readReadiness();
  const isReady = checks.database && checks.schema && checks.runner;
  return Response.json(
    { ready: isReady, checks },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
