import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { threadCpuMs } from '@/lib/platform/testing/thread-cpu-ms';
import { newToken, tokenHash } from '@/lib/platform/vault/token';
import { insertOperator } from '@/lib/store/operators';
import { stateClient } from '@/lib/store/query';
import { insertSession } from '@/lib/store/sessions';
import { createStateDatabase } from '@/lib/store/testing/state-database';
import { SESSION_COOKIE } from '@/lib/web/auth/session-cookie-name';
import { formAction, formTexts } from './form-action';

const browser = vi.hoisted(() => ({ cookies: new Map<string, string>() }));
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { value: browser.cookies.get(name) } : undefined),
    set: (name: string, value: string) => browser.cookies.set(name, value),
  }),
  headers: async () => new Headers(),
}));
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }));

let state: Awaited<ReturnType<typeof createStateDatabase>>;
beforeAll(async () => {
  state = await createStateDatabase();
  const token = newToken();
  const { id } = await insertOperator(stateClient, 'Ana', 'operator');
  await insertSession(tokenHash(token), id, 'test');
  browser.cookies.set(SESSION_COOKIE, token);
});
afterAll(() => state.drop());

const done: unknown[] = [];
beforeEach(() => {
  done.length = 0;
});
const Note = z.object({ name: z.string().min(1).max(80), text: z.string().max(2_000_000_000).default('') });
const save = formAction('operator', Note, async (input) => {
  done.push(input);
  return undefined;
});

function form(values: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

describe('what is no form', () => {
  const anything: readonly unknown[] = [
    undefined,
    null,
    'name=Ana',
    7,
    [],
    ['a', 'b'],
    { name: 'Ana' },
    new URLSearchParams('name=Ana'),
    new Map([['name', 'Ana']]),
    () => undefined,
  ];
  it.each(anything.map((thing) => [thing]))('%s is refused with a code and does nothing', async (thing) => {
    const state = await Reflect.apply(save, undefined, [{}, thing]);
    expect(state).toMatchObject({ error: { code: 'MUD-002' } });
    expect(done).toEqual([]);
  });
});

describe('signs that no name takes', () => {
  it.each(['\0', '\n', '\r', '\u2028', '\u2029', '\u202e', '\u2066', '\u0007', '\u001b[2J', '\u0085'])(
    '%j in a name is an error of its field, which does not come back',
    async (sign) => {
      const state = await save({}, form({ name: `An${sign}a`, text: 'kept' }));
      expect(state.error?.code).toBe('MUD-838');
      expect(Object.keys(state.fieldErrors ?? {})).toEqual(['name']);
      expect(state.values).toEqual({ text: 'kept' });
      expect(done).toEqual([]);
    },
  );

  it('lines are lines in a text, but for NUL', async () => {
    await save({}, form({ name: 'Ana', text: 'one\ntwo' }));
    expect(done).toEqual([{ name: 'Ana', text: 'one\ntwo' }]);
    const state = await save({}, form({ name: 'Ana', text: 'a\0b' }));
    expect(state.fieldErrors).toHaveProperty('text');
  });
});

it('ten megabytes in any field are refused with a code within a second, whatever is repeated', async () => {
  for (const piece of ['a', '\n', "password='", 'a://', '%41']) {
    const start = threadCpuMs();
    const state = await save({}, form({ name: 'Ana', text: piece.repeat(Math.ceil(1e7 / piece.length)) }));
    expect(state.error?.code).toMatch(/^MUD-83[05]$/);
    expect(threadCpuMs() - start).toBeLessThan(1_000);
  }
  expect(done).toEqual([]);
});

it('a secret in a field that is kept in plain is refused, and its value does not come back', async () => {
  const state = await save({}, form({ name: 'Ana', text: 'postgresql://u:Tr0ub4dor-canary@h/d' }));
  expect(state.error?.code).toBe('MUD-830');
  expect(JSON.stringify(state)).not.toContain('Tr0ub4dor');
});

it('what a schema refuses is said below its field, and nothing typed is lost', async () => {
  const state = await save({}, form({ name: '', text: 'typed' }));
  expect(state.fieldErrors).toHaveProperty('name');
  expect(state.values).toMatchObject({ text: 'typed' });
});

it('files, and what Next adds, are no texts', () => {
  const data = form({ name: 'Ana', $ACTION_ID_x: '1' });
  data.set('file', new File(['x'], 'a.sql'));
  expect(formTexts(data)).toEqual({ name: 'Ana' });
});
