import { describe, expect, it } from 'vitest';
import { explainError } from '../platform/errors/explain-error';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { fc } from '../platform/testing/fc';
import { WIRE_SAMPLES } from '../servers/embedded/testing/fault-samples';
import { STATE_SAMPLES } from '../servers/embedded/testing/fault-samples-states';
import type { FaultSample } from '../servers/embedded/testing/fault-table';
import { DRIVER_TEXTS } from '../servers/embedded/testing/fault-texts';
import { classifyError, findRule } from './classify-error';
import { CATALOGUE } from './errors/catalogue';

function contextOf(sample: FaultSample) {
  return sample.endpoint ? { endpoint: sample.endpoint } : {};
}

function thrown(sample: FaultSample): Error {
  const code = sample.sqlState ?? sample.errno;
  return Object.assign(
    new Error(sample.text),
    code ? { code } : {},
    sample.sqlState ? { severity: 'FATAL' } : {},
  );
}

const samples = [...WIRE_SAMPLES, ...STATE_SAMPLES, ...DRIVER_TEXTS];

describe('classifyError', () => {
  it.each(samples)('$rule: $text', (sample) => {
    const context = contextOf(sample);
    expect(findRule(thrown(sample), context)?.rule.id).toBe(sample.rule);
    expect(classifyError(thrown(sample), context)).toMatchObject({
      code: sample.code,
      original: sample.text,
    });
  });

  it('knows a text without its SQLSTATE, as a subprocess prints it', () => {
    const text = 'psql: error: connection to server at "x" failed: FATAL:  database "hotel" does not exist';
    expect(classifyError(text)).toMatchObject({ code: 'MUD-220', params: { name: 'hotel' } });
  });

  it('finds the failure inside an AggregateError and behind a cause', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED ::1:1'), { code: 'ECONNREFUSED' });
    expect(classifyError(new AggregateError([refused], '')).code).toBe('MUD-124');
    expect(classifyError(new Error('outer', { cause: refused })).code).toBe('MUD-124');
  });

  it('leaves every placeholder of the explanation filled', () => {
    for (const sample of samples) {
      const error = classifyError(thrown(sample), contextOf(sample));
      for (const locale of ['en', 'es'] as const) {
        const { title, cause, cures } = explainError(error.code, locale, error.params);
        expect([title, cause, ...cures].join(' ')).not.toMatch(/[{}]/);
        expect(cures.length).toBeGreaterThan(0);
      }
    }
  });

  it('keeps the text of what it does not know, with a reference, and no secret', () => {
    const error = classifyError(
      new Error('odd: postgresql://u:s3cret/@x@h/db password=s3cret sb_secret_abc'),
    );
    expect(error.code).toBe('MUD-001');
    expect(error.original).toContain('odd:');
    expect(JSON.stringify([error.original, error.params, error.message])).not.toContain('s3cret');
    expect(error.params.reference).toBe(classifyError(new Error(error.original)).params.reference);
  });

  it('hands a MudanzaError back as it is', () => {
    const known = new MudanzaError('MUD-008', { params: { secret: 'x' } });
    expect(classifyError(known)).toBe(known);
  });

  it('is total: nothing that can be thrown makes it throw', () => {
    const hostile = new Proxy(new Error('x'), {
      get: () => {
        throw new Error('no');
      },
      getPrototypeOf: () => {
        throw new Error('no');
      },
    });
    const circular: { cause?: unknown } = {};
    circular.cause = circular;
    for (const value of [undefined, null, 0, Symbol('s'), () => 1, hostile, circular, new Error(''), []])
      expect(classifyError(value)).toBeInstanceOf(MudanzaError);
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (value) => {
        expect(classifyError(value)).toBeInstanceOf(MudanzaError);
      }),
      { numRuns: 2000 },
    );
  });

  it('has rows with different names only', () => {
    expect(new Set(CATALOGUE.map((rule) => rule.id)).size).toBe(CATALOGUE.length);
  });
});
