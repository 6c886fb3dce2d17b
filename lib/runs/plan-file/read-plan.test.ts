import '../../steps/registry';
import { describe, expect, it } from 'vitest';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { readPlan } from './read-plan';

function problems(text: string): string {
  try {
    readPlan(text);
  } catch (error) {
    if (error instanceof MudanzaError && error.code === 'MUD-620') return String(error.params.detail);
    throw error;
  }
  throw new Error('the plan was accepted');
}

const HEAD = 'version: 1\nname: hotel\nkind: practice\n';

describe('readPlan', () => {
  it('reads a plan and fills in what is not said', () => {
    const plan = readPlan(`${HEAD}steps:\n  tests.unit:\n    skip: no tests yet\n`);
    expect(plan.settings.p95LimitMs).toBe(200);
    expect(plan.steps['tests.unit']).toMatchObject({ skip: 'no tests yet', accept: [] });
  });

  it.each([
    ['an unknown key', `${HEAD}setings:\n  p95LimitMs: 1\n`, /^4: setings: not a known key/],
    [
      'an unknown setting',
      `${HEAD}settings:\n  p95LimitMs: 100\n  p99: 1\n`,
      /^6: settings\.p99: not a known key/,
    ],
    ['a wrong type', `${HEAD}settings:\n  p95LimitMs: fast\n`, /^5: settings\.p95LimitMs: /],
    ['an unknown step', `${HEAD}steps:\n  schema.drop: {}\n`, /^5: steps\.schema\.drop: /],
    ['an unknown hazard', `${HEAD}steps:\n  crud:\n    accept: [BURNS]\n`, /^6: steps\.crud\.accept\.0: /],
    [
      'a required step left out',
      `${HEAD}steps:\n  crud:\n    skip: no time\n`,
      /^6: steps\.crud\.skip: a required/,
    ],
    [
      'a secret',
      `${HEAD}steps:\n  target.credentials:\n    input:\n      password: x\n`,
      /^7: .*password: secrets do not belong/,
    ],
    [
      'a value that the step refuses',
      `${HEAD}steps:\n  latency:\n    input:\n      samples: 100\n      mode: sideways\n`,
      /^8: steps\.latency\.input\.mode: /,
    ],
    [
      'a number out of bounds',
      `${HEAD}steps:\n  latency:\n    input: { samples: 1 }\n`,
      /^6: steps\.latency\.input\.samples: /,
    ],
    [
      'an input that the step does not have',
      `${HEAD}steps:\n  latency:\n    input: { sampels: 100 }\n`,
      /^6: steps\.latency\.input\.sampels: not a field of this step .it has .*samples/,
    ],
    ['an estimate of no time', `${HEAD}estimates:\n  crud: 0\n`, /^5: estimates\.crud: /],
    ['an estimate of an unknown step', `${HEAD}estimates:\n  crudd: 5\n`, /^5: estimates\.crudd: /],
    [
      'a day that is none',
      `${HEAD}settings:\n  keepSourceUntil: 2026-02-30\n`,
      /^5: settings\.keepSourceUntil: /,
    ],
    ['the same key twice', `${HEAD}kind: supabase\n`, /^4: /],
    ['broken YAML', 'version: 1\nname: [hotel\nkind: practice\n', /^\d+: /],
    ['an empty file', '', /^1: plan: /],
    ['another version', 'version: 2\nname: x\nkind: practice\n', /^1: version: /],
    ['a list', '- 1\n', /^1: plan: /],
  ])('names the line of %s', (_, text, expected) => {
    expect(problems(text)).toMatch(expected);
  });

  it('names every problem, in order, and counts those it does not show', () => {
    const many = Array.from({ length: 12 }, (_, n) => `key${n}: 1\n`).join('');
    const detail = problems(HEAD + many);
    expect(detail.split('; ')).toHaveLength(8);
    expect(detail).toMatch(/^4: key0.*\(\+4\)$/s);
  });

  it('survives an alias bomb', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]\n`;
    expect(() => readPlan(bomb)).toThrow('MUD-831');
  });
});
