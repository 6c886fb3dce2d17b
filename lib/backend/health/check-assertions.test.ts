import { describe, expect, it } from 'vitest';
import { checkAssertions, parseAssertions } from './check-assertions';
import { parseHeader } from './parse-header';

/** As the health pages of frameworks look: Spring Boot Actuator, ASP.NET, terminus of NestJS, and hand-made ones. */
const SPRING = {
  status: 'UP',
  components: { db: { status: 'UP', details: { database: 'PostgreSQL', validationQuery: 'isValid()' } } },
};
const TERMINUS = {
  status: 'ok',
  info: { database: { status: 'up' } },
  error: {},
  details: { database: { status: 'up' } },
};
const OWN = {
  ok: true,
  checks: [
    { name: 'db', ms: 3.5 },
    { name: 'cache', ms: null },
  ],
  'a.b': 1,
  count: 0,
  empty: '',
  version: '1.0',
  'x-y': 'z=1',
};

describe('what has to stand in an answer', () => {
  it.each<[json: unknown, line: string, holds: boolean]>([
    [SPRING, 'status = UP', true],
    [SPRING, 'status=UP', true],
    [SPRING, 'status = "UP"', true],
    [SPRING, 'status = up', false],
    [SPRING, 'components.db.details.database = PostgreSQL', true],
    [SPRING, '$.components.db.status = UP', true],
    [SPRING, 'components.db', true],
    [SPRING, 'components.redis.status = UP', false],
    [TERMINUS, 'details.database.status = up', true],
    [TERMINUS, 'error = {}', true],
    [OWN, 'ok = true', true],
    [OWN, 'ok = "true"', true],
    [OWN, 'ok = false', false],
    [OWN, 'checks[0].name = db', true],
    [OWN, '$.checks[1].name = cache', true],
    [OWN, 'checks[2].name = x', false],
    [OWN, 'checks[0].ms = 3.5', true],
    [OWN, 'checks[1].ms = null', true],
    [OWN, 'checks[1].ms', true],
    [OWN, 'count = 0', true],
    [OWN, 'version = 1.0', true],
    [OWN, 'version = 1', false],
    [OWN, 'x-y = z=1', true],
    [OWN, 'checks.length = 2', true],
    // What every object has is no part of an answer.
    [OWN, 'constructor', false],
    [OWN, '__proto__', false],
    [OWN, 'toString', false],
    [null, 'status = UP', false],
    ['UP', 'status = UP', false],
    [[{ a: 1 }], '0.a = 1', true],
  ])('%o: %s holds: %s', (json, line, holds) => {
    expect(checkAssertions(json, parseAssertions(line))[0]?.holds).toBe(holds);
  });

  it('says what is there instead', () => {
    const lines = parseAssertions('\n status = DOWN \n\nnone = 1\n');
    expect(checkAssertions(SPRING, lines)).toEqual([
      { path: 'status', expected: 'DOWN', actual: '"UP"', holds: false },
      { path: 'none', expected: '1', actual: null, holds: false },
    ]);
    expect(parseAssertions('\n  \n')).toEqual([]);
  });
});

describe('a header', () => {
  it.each([
    'Authorization: Bearer abc',
    'X-Api-Key:abc',
    'x-custom:   a: b, c; d="e"',
    'Cookie: a=1; b=2',
    'If-None-Match: "x"',
    'X-Empty:',
    "we!rd#na$me%&'*+.^`|~-: ok",
  ])('%s is what `fetch` takes, with the same value', (line) => {
    const header = parseHeader(line);
    const [name = '', value = ''] = Object.entries(header ?? {})[0] ?? [];
    expect(new Headers(header ?? {}).get(name)).toBe(value.trim());
    expect(line.startsWith(name)).toBe(true);
    expect(line.endsWith(value)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['null', null],
    ['undefined', undefined],
    ['no colon', 'Authorization Bearer abc'],
    ['no name', ': abc'],
    ['a blank in the name', 'My Header: abc'],
    ['a second header smuggled in', 'X-A: 1\r\nX-B: 2'],
    ['a second line', 'X-A: 1\nX-B: 2'],
    ['a letter that no name has', 'Contraseña: x'],
  ])('%s is none', (_, line) => expect(parseHeader(line)).toBeNull());
});
