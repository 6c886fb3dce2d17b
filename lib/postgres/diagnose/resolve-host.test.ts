import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../address/endpoint';
import { type Lookup, resolveHost } from './resolve-host';

const PROJECT = 'db.abcdefghijklmnopqrst.supabase.co';
const POOLER = 'aws-0-eu-west-3.pooler.supabase.com';
const at = (host: string): Endpoint => ({
  host,
  port: 5432,
  database: 'postgres',
  user: 'postgres',
  tls: { mode: 'require' },
});
const failing = (code: string) => Object.assign(new Error(`getaddrinfo ${code}`), { code });

/** What the system's resolver answers for each family: addresses, or the error it throws. */
const answers =
  (v4: readonly string[] | string, v6: readonly string[] | string): Lookup =>
  async (_, family) => {
    const answer = family === 4 ? v4 : v6;
    if (typeof answer === 'string') throw failing(answer);
    return answer;
  };

const ask = (host: string, lookup: Lookup, signal?: AbortSignal) =>
  resolveHost(at(host), { timeoutMs: 60_000, lookup, ...(signal ? { signal } : {}) });

describe('resolveHost', () => {
  it.each([
    ['1.2.3.4', { ipv4: ['1.2.3.4'], ipv6: [] }],
    ['::1', { ipv4: [], ipv6: ['::1'] }],
    ['2001:db8::1', { ipv4: [], ipv6: ['2001:db8::1'] }],
  ])('asks nobody for the address %s', async (host, addresses) => {
    const asked = await ask(host, async () => {
      throw new Error('was asked');
    });
    expect(asked.addresses).toEqual(addresses);
    expect(asked.rung.state).toBe('pass');
  });

  it.each([
    ['both families', ['1.2.3.4'], ['::2'], { ipv4: ['1.2.3.4'], ipv6: ['::2'] }],
    ['IPv4 alone', ['1.2.3.4', '1.2.3.5'], 'ENOTFOUND', { ipv4: ['1.2.3.4', '1.2.3.5'], ipv6: [] }],
    ['IPv6 alone, as a project has it', 'ENODATA', ['2a05::1'], { ipv4: [], ipv6: ['2a05::1'] }],
    ['one family while the other is not answered', ['1.2.3.4'], 'EAI_AGAIN', { ipv4: ['1.2.3.4'], ipv6: [] }],
  ] as const)('goes on with %s', async (_, v4, v6, addresses) => {
    const asked = await ask(PROJECT, answers(v4, v6));
    expect(asked.addresses).toEqual(addresses);
    expect(asked.rung).toMatchObject({ state: 'pass', facts: { a: addresses.ipv4, aaaa: addresses.ipv6 } });
  });

  /** Codes of getaddrinfo: a name that is not there is another matter than a resolver that did not answer. */
  it.each([
    ['a project that is not there', PROJECT, 'ENOTFOUND', 'ENOTFOUND', 'MUD-121'],
    ['a name elsewhere that is not there', 'nowhere.invalid', 'ENOTFOUND', 'ENOTFOUND', 'MUD-120'],
    ['a pooler that is not there', POOLER, 'ENOTFOUND', 'ENODATA', null],
    ['a resolver that did not answer', PROJECT, 'EAI_AGAIN', 'EAI_AGAIN', 'MUD-127'],
    ['a resolver that answered for one family only', PROJECT, 'ENOTFOUND', 'EAI_AGAIN', 'MUD-127'],
  ])('names %s', async (_, host, v4, v6, code) => {
    const { rung, addresses } = await ask(host, answers(v4, v6));
    expect(addresses).toBeNull();
    expect(rung.state).toBe('fail');
    if (code) expect(rung.error?.code).toBe(code);
    expect(rung.error?.code).not.toBe('MUD-001');
    expect(rung.facts).toMatchObject({ aAnswer: v4, aaaaAnswer: v6 });
  });

  it('takes an empty answer for a name without addresses', async () => {
    const { rung, addresses } = await ask('empty.invalid', answers([], []));
    expect([rung.state, rung.error?.code, addresses]).toEqual(['fail', 'MUD-120', null]);
  });

  it('blames the resolver when time runs out, not the server', async () => {
    const asked = await resolveHost(at(PROJECT), {
      timeoutMs: 20,
      lookup: () => new Promise(() => undefined),
    });
    expect(asked.rung.error?.code).toBe('MUD-127');
  });

  it('does not wait for one family once it may not: the other still counts', async () => {
    const slow: Lookup = (_, family) =>
      family === 4 ? Promise.resolve(['1.2.3.4']) : new Promise(() => undefined);
    const { addresses } = await resolveHost(at(PROJECT), { timeoutMs: 20, lookup: slow });
    expect(addresses).toEqual({ ipv4: ['1.2.3.4'], ipv6: [] });
  });

  it('ends with the run', async () => {
    const stop = new AbortController();
    const asked = ask(PROJECT, () => new Promise(() => undefined), stop.signal);
    stop.abort(new Error('cancelled'));
    await expect(asked).rejects.toThrow('cancelled');
  });

  it('asks the system itself: localhost is on this machine', async () => {
    const { addresses } = await resolveHost(at('localhost'), { timeoutMs: 60_000 });
    expect(
      [...(addresses?.ipv4 ?? []), ...(addresses?.ipv6 ?? [])].every((one) => /^127\.|^::1$/.test(one)),
    ).toBe(true);
  });
});
