import { say } from '../../i18n/message';
import type { CrudEvidence } from '../../plan/evidence/crud-evidence';
import type { Criterion, Outcome } from '../../plan/step';

function judgeOperations({ tables, stopped }: CrudEvidence): Outcome {
  const tried = tables.filter(({ skipped }) => skipped === null);
  const failing = tried.find(({ operations }) => operations.some(({ isOk }) => !isOk));
  const failed = failing?.operations.find(({ isOk }) => !isOk);
  if (failing && failed)
    return {
      verdict: 'fail',
      message: say('testing.crud.criterion.failed', {
        table: failing.table,
        operation: failed.operation,
        original: failed.original ?? '',
      }),
    };
  if (stopped)
    return { verdict: 'fail', message: say('testing.crud.criterion.stopped', { reason: stopped }) };
  if (tried.length === 0) return { verdict: 'fail', message: say('testing.crud.criterion.nothing') };
  const count = new Set(tried.map(({ table }) => table)).size;
  return { verdict: 'pass', message: say('testing.crud.criterion.passed', { count }) };
}

function judgeRules({ tables }: CrudEvidence): Outcome {
  const rules = tables.flatMap(({ table, rules: own }) => own.map((rule) => ({ ...rule, table })));
  const broken = rules.find(({ outcome }) => outcome === 'broken');
  if (broken)
    return {
      verdict: 'fail',
      message: say('testing.crud.criterion.broken', {
        table: broken.table,
        rule: broken.rule,
        name: broken.name,
      }),
    };
  const held = rules.filter(({ outcome }) => outcome === 'held').length;
  const unproved = rules.length - held;
  const verdict = held === 0 ? 'unchecked' : 'pass';
  return { verdict, message: say('testing.crud.criterion.held', { held, unproved }) };
}

function judgeSkipped({ tables }: CrudEvidence): Outcome {
  const left = tables.filter(({ skipped }) => skipped !== null);
  if (left.length === 0) return { verdict: 'pass', message: say('testing.crud.criterion.all') };
  const names = left.map(({ table }) => table).join(', ');
  return { verdict: 'warn', message: say('testing.crud.criterion.skipped', { count: left.length, names }) };
}

function judgeConcurrency({ concurrency }: CrudEvidence): Outcome {
  if (!concurrency) return { verdict: 'warn', message: say('testing.crud.criterion.noConcurrency') };
  const { clients, succeeded, ms, original } = concurrency;
  return succeeded === clients
    ? { verdict: 'pass', message: say('testing.crud.criterion.concurrent', { clients, ms }) }
    : {
        verdict: 'fail',
        message: say('testing.crud.criterion.notConcurrent', {
          clients,
          succeeded,
          original: original ?? '',
        }),
      };
}

function judgeLeftovers({ leftovers }: CrudEvidence): Outcome {
  const [first] = leftovers.remaining;
  if (first)
    return {
      verdict: 'fail',
      message: say('testing.crud.criterion.remaining', {
        count: leftovers.remaining.length,
        table: first.table,
        original: first.original,
      }),
    };
  const [trigger] = leftovers.byTriggers;
  if (trigger)
    return {
      verdict: 'warn',
      message: say('testing.crud.criterion.byTriggers', { table: trigger.table, rows: trigger.rows }),
    };
  return { verdict: 'pass', message: say('testing.crud.criterion.clean') };
}

/** What the step `crud` is judged by. */
export const CRUD_CRITERIA: readonly Criterion<CrudEvidence, 'crud'>[] = [
  { id: 'crud.operations', judge: judgeOperations },
  { id: 'crud.rules', judge: judgeRules },
  { id: 'crud.concurrency', judge: judgeConcurrency },
  { id: 'crud.skipped', judge: judgeSkipped },
  { id: 'crud.leftovers', judge: judgeLeftovers },
];
