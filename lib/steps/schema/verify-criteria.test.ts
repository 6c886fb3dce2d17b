import { describe, expect, it } from 'vitest';
import { Comparison } from '../../plan/evidence/schema-verify-evidence';
import { judgeComparison } from './verify-criteria';

const comparison = (change: Partial<Comparison>): Comparison =>
  Comparison.parse({
    ...{ objects: 0, fails: 0, warns: 0, notes: 0, accepted: 0 },
    differences: { count: 0, first: [] },
    ...change,
  });

describe('judgeComparison', () => {
  it.each([
    ['file', {}, 'unchecked', 'schema.verify.nothing'],
    ['source', {}, 'unchecked', 'schema.verify.nothing'],
    ['drift', {}, 'unchecked', 'schema.verify.nothing'],
    // A file of default privileges alone is deployed, so it is compared.
    ['file', { others: 2 }, 'pass', 'schema.verify.othersSame'],
    // Across servers they are not compared: nobody looked.
    ['source', { others: 2 }, 'unchecked', 'schema.verify.nothing'],
    // A schema or an extension that is lacking is no object that is counted, and still red.
    ['file', { others: 1, fails: 1 }, 'fail', 'schema.verify.differs.file'],
    ['file', { fails: 1 }, 'fail', 'schema.verify.differs.file'],
    ['source', { fails: 1 }, 'fail', 'schema.verify.differs.source'],
    ['drift', { fails: 1 }, 'warn', 'schema.verify.differs.drift'],
    ['drift', { objects: 3, notes: 1 }, 'warn', 'schema.verify.differs.drift'],
    ['file', { objects: 3, notes: 1 }, 'pass', 'schema.verify.same.file'],
    ['file', { objects: 3, warns: 1 }, 'warn', 'schema.verify.differs.file'],
    ['source', { objects: 3, accepted: 1 }, 'warn', 'schema.verify.accepted'],
    ['file', { objects: 3, others: 4 }, 'pass', 'schema.verify.same.file'],
  ] as const)('%s %o is %s', (side, change, verdict, key) => {
    expect(judgeComparison(comparison(change), side)).toMatchObject({ verdict, message: { key } });
  });

  it.each([
    ['file', 'warn'],
    ['source', 'unchecked'],
    ['drift', 'unchecked'],
  ] as const)('%s that was not compared is %s', (side, verdict) => {
    expect(judgeComparison(null, side).verdict).toBe(verdict);
  });
});
