import { expect, it } from 'vitest';
import { z } from 'zod';
import { translator } from '../../i18n/translate';
import { LatencyInput } from '../../steps/latency/latency-input';
import { TestInput } from '../../steps/tests/test-input';
import { fieldErrors } from './field-errors';
import { inputError } from './input-error';

function errorsOf(schema: z.ZodType, value: unknown, locale: 'en' | 'es' = 'en') {
  const { error } = schema.safeParse(value);
  return error && fieldErrors(inputError(error), translator(locale));
}

it('says for each field what is wrong with it, in the viewer’s language and without the value', () => {
  expect(
    errorsOf(LatencyInput, { samples: '12', rate: '0', sweepTo: '9000', maxSeconds: 'soon', mode: 'x' }),
  ).toEqual({
    samples: 'At least 100.',
    rate: 'More than 0.',
    sweepTo: 'At most 500.',
    maxSeconds: 'A number, please.',
    mode: 'Choose one of the options.',
  });
  expect(errorsOf(LatencyInput, { samples: '1.5' }, 'es')?.samples).toBe('Un número entero, por favor.');
  expect(errorsOf(z.object({ name: z.string().min(1).max(3) }), { name: '' })).toEqual({
    name: 'Fill this in, please.',
  });
  expect(errorsOf(z.object({ name: z.string().max(3) }), { name: 'hunter2' })).toEqual({
    name: 'At most 3 characters.',
  });
});

it('says how long a text has to be, and how a day is written', () => {
  const form = z.object({
    reason: z.string().min(3),
    until: z.iso.date(),
    schemas: z.array(z.string().max(3)),
  });
  expect(errorsOf(form, { reason: 'no', until: '31/12/2026', schemas: ['public'] })).toEqual({
    reason: 'Fill this in with at least 3 characters.',
    until: 'Write the day as YYYY-MM-DD, such as 2027-01-31.',
    schemas: 'At most 3 characters.',
  });
});

it('says a schema’s own sentence, and nothing for another error', () => {
  expect(errorsOf(TestInput, { needed: '50' })?.neededBecause).toBe('Give the reason for another share.');
  expect(fieldErrors(new Error('no'), translator('en'))).toBeUndefined();
});
