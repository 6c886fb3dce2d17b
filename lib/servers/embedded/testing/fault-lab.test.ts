import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockout } from '../../../postgres/address/lockout';
import { climb } from '../../../postgres/diagnose/climb';
import { CATALOGUE } from '../../../postgres/errors/catalogue';
import type { Fault } from './fault';
import { databaseFaults } from './fault-database';
import { networkFaults } from './fault-network';
import { startFaultProxy } from './fault-proxy';
import { WIRE_SAMPLES } from './fault-samples';
import { STATE_SAMPLES } from './fault-samples-states';
import { type FaultServers, startFaultServers } from './fault-servers';
import { DRIVER_TEXTS } from './fault-texts';
import { tlsFaults } from './fault-tls';
import { wireFaults } from './fault-wire';

let servers: FaultServers;
beforeAll(async () => {
  servers = await startFaultServers();
});
afterAll(() => servers.stop());

/** Injects them one after the other and lists those that were named otherwise. */
async function misnamed(faults: readonly Fault[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { id, code, inject } of faults) {
    const seen = await inject();
    if (seen !== code) wrong.push(`${id}: expected ${code}, saw ${seen}`);
  }
  return wrong;
}

describe('fault lab', () => {
  it('names every text that a server or pooler can send', async () => {
    const faults = wireFaults(servers);
    expect(faults.length).toBeGreaterThan(90);
    expect(await misnamed(faults)).toEqual([]);
  });

  it('names names, routes, ports and cut lines', async () => {
    expect(await misnamed(networkFaults(servers))).toEqual([]);
  });

  it('names every flaw of a certificate', async () => {
    expect(await misnamed(tlsFaults(servers))).toEqual([]);
  });

  it('names what real PostgreSQL and PgBouncer refuse', async () => {
    expect(await misnamed(databaseFaults(servers))).toEqual([]);
  });

  it('has a sample for every row of the catalogue', () => {
    const staged = new Set([...WIRE_SAMPLES, ...STATE_SAMPLES, ...DRIVER_TEXTS].map(({ rule }) => rule));
    const byLab = [
      'tls.expired',
      'tls.not-yet-valid',
      'tls.wrong-name',
      'tls.self-signed-leaf',
      'tls.unknown-ca',
      'client.not-postgres',
      'dns.not-found',
      'net.refused',
    ];
    const missing = CATALOGUE.map(({ id }) => id).filter((id) => !staged.has(id) && !byLab.includes(id));
    expect(missing).toEqual([]);
  });

  it('measures the delay of a slow line, and makes exactly one attempt to sign in with a wrong password', async () => {
    const calm = lockout('not-supabase', { count: 0, lastAt: null }, new Date());
    const slow = await startFaultProxy(servers.postgres.port, { delayMs: 5, jitterMs: 2 });
    const report = await climb(servers.credentials(slow.port), {
      lockout: calm,
      mustWrite: false,
      timeoutMs: 60_000,
    });
    expect(report.isConnected).toBe(true);
    expect(report.roundTrip?.medianMs).toBeGreaterThan(10);
    await slow.close();
    const counted = await startFaultProxy(servers.postgres.port, {});
    const wrong = servers.credentials(counted.port, { password: 'not-it' });
    const refused = await climb(wrong, { lockout: calm, mustWrite: false, timeoutMs: 60_000 });
    expect(refused.isRefused).toBe(true);
    // The port, the TLS probe, and the one attempt.
    expect(counted.connections()).toBe(3);
    await counted.close();
  });
});
