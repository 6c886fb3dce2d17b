import { hydrate, QueryClient } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { fetchJson, ResponseError } from './fetch-json';
import { hydratedState } from './hydrated-state';
import { isWorthRetrying, makeQueryClient } from './query-client';
import { queryKeys } from './query-keys';

describe('isWorthRetrying', () => {
  it.each([
    ['signed out', new ResponseError(404), 0, false],
    ['refused', new ResponseError(403), 0, false],
    ['the server stumbled', new ResponseError(502), 0, true],
    ['the network is away', new TypeError('failed to fetch'), 2, true],
    ['three times in vain', new TypeError('failed to fetch'), 3, false],
  ])('%s', (_, error, failures, expected) => {
    expect(isWorthRetrying(failures, error)).toBe(expected);
  });
});

describe('the client of a tab', () => {
  it('sends nothing that writes a second time, and nothing later', async () => {
    const client = makeQueryClient();
    const send = vi.fn(() => Promise.reject(new Error('gone')));
    const mutation = client.getMutationCache().build(client, { mutationFn: send });
    await expect(mutation.execute(undefined)).rejects.toThrow('gone');
    expect(send).toHaveBeenCalledTimes(1);
    expect(client.getDefaultOptions().mutations?.networkMode).toBe('always');
  });

  it('does not ask for what the server sent along with the page', async () => {
    const client = makeQueryClient();
    hydrate(client, hydratedState([[queryKeys.summary('a'), { revision: 'r1' }]]));
    const ask = vi.fn(() => Promise.resolve({ revision: 'r2' }));
    const read = () => client.fetchQuery({ queryKey: queryKeys.summary('a'), queryFn: ask });
    expect(await read()).toEqual({ revision: 'r1' });
    await client.invalidateQueries({ queryKey: queryKeys.migration('a') });
    expect(await read()).toEqual({ revision: 'r2' });
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('takes a newer page over an older copy, and keeps a newer copy', () => {
    const client = new QueryClient();
    const key = queryKeys.summary('a');
    const state = hydratedState([[key, { revision: 'drawn' }]]);
    client.setQueryData(key, { revision: 'older' }, { updatedAt: Date.now() - 60_000 });
    hydrate(client, state);
    expect(client.getQueryData(key)).toEqual({ revision: 'drawn' });
    client.setQueryData(key, { revision: 'newer' }, { updatedAt: Date.now() + 60_000 });
    hydrate(client, state);
    expect(client.getQueryData(key)).toEqual({ revision: 'newer' });
  });
});

describe('fetchJson', () => {
  it('throws what is no success, with its status', async () => {
    const server = (await import('node:http')).createServer((request, response) => {
      response.writeHead(request.url === '/ok' ? 200 : 404).end(request.url === '/ok' ? '{"a":1}' : 'no');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    expect(await fetchJson(`${url}/ok`)).toEqual({ a: 1 });
    await expect(fetchJson(`${url}/no`)).rejects.toMatchObject({ status: 404 });
    server.close();
  });
});
