import { expect, it } from 'vitest';
import { readAudit } from './audit.mjs';

const answer = (counts: object, vulnerabilities = {}) =>
  JSON.stringify({
    metadata: { vulnerabilities: { total: 2, high: 0, critical: 0, ...counts } },
    vulnerabilities,
  });

it.each([
  ['nothing above moderate', answer({ moderate: 2 }), 'clean'],
  ['something high', answer({ high: 1 }, { x: { name: 'x', severity: 'high' } }), 'holes'],
  ['something critical', answer({ critical: 1 }, { x: { name: 'x', severity: 'critical' } }), 'holes'],
  ['a registry that refuses', JSON.stringify({ message: '405 Method Not Allowed', error: {} }), 'unknown'],
  ['nothing', '', 'unknown'],
])('reads %s', (_, output, verdict) => {
  const read = readAudit(output);
  expect(read.verdict).toBe(verdict);
  if (verdict === 'holes') expect(read.detail).toContain('x (');
});
