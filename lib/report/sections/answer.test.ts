import { expect, it } from 'vitest';
import { outcomeOf, runOf, stepOf } from '../testing/step-fixtures';
import { answerOf } from './answer';

const question = { steps: ['connection' as const] };
const withVerdicts = (...verdicts: ('pass' | 'unchecked' | 'warn')[]) => {
  const outcomes = verdicts.map((verdict, index) => outcomeOf(`connection.${index}`, verdict));
  return [stepOf('connection', { lastRun: runOf('connection', { outcomes }) })];
};

it('leaves a question open where nothing was checked, and never lets that hide a finding', () => {
  expect(answerOf(question, withVerdicts('unchecked'), []).state).toBe('open');
  expect(answerOf(question, withVerdicts('unchecked', 'pass'), []).state).toBe('pass');
  expect(answerOf(question, withVerdicts('pass', 'unchecked', 'warn'), []).state).toBe('warn');
});
