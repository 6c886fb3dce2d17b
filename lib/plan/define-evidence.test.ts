import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineEvidence } from './define-evidence';

const Now = z.object({ urls: z.array(z.string()), note: z.string().optional() });
const Before = z.object({ url: z.string() });
const token = defineEvidence('health', Now, [
  {
    name: 'before-several-urls',
    read: (stored) => {
      const { data } = Before.safeParse(stored);
      return data ? { urls: [data.url] } : null;
    },
  },
]);

describe('the evidence of a step', () => {
  it('belongs to the step', () => {
    expect(token.stepId).toBe('health');
    expect(token.schema).toBe(Now);
  });

  it.each<[name: string, stored: unknown, read: object | null]>([
    ['of today', { urls: ['a'], note: 'n' }, { urls: ['a'], note: 'n' }],
    ['with more than is known', { urls: [], more: 1 }, { urls: [] }],
    ['of an older version, by its upgrade', { url: 'a' }, { urls: ['a'] }],
    ['of a shape that nobody knows', { adresses: ['a'] }, null],
    ['damaged', { urls: [1] }, null],
    ['nothing', null, null],
    ['a text', 'a', null],
  ])('%s', (_, stored, read) => {
    expect(token.read(stored)).toEqual(read);
  });

  it('prefers today’s shape to any upgrade', () => {
    expect(token.read({ urls: ['now'], url: 'before' })).toEqual({ urls: ['now'] });
  });
});
