import { say } from '../../i18n/message';
import type { Criterion, Outcome } from '../../plan/step';
import type { Comparison, SchemaVerifyEvidence } from './verify-evidence';

function judge(comparison: Comparison | null, side: 'file' | 'source' | 'drift'): Outcome {
  if (!comparison)
    return { verdict: side === 'file' ? 'warn' : 'unchecked', message: say(`schema.verify.none.${side}`) };
  const { objects, fails, warns, notes, accepted } = comparison;
  const params = { objects, fails, warns, notes };
  if (objects === 0) return { verdict: 'unchecked', message: say('schema.verify.nothing') };
  if (fails > 0 && side !== 'drift')
    return {
      verdict: side === 'file' ? 'fail' : 'warn',
      message: say(`schema.verify.differs.${side}`, params),
    };
  if (fails + warns > 0) return { verdict: 'warn', message: say(`schema.verify.differs.${side}`, params) };
  if (accepted > 0) return { verdict: 'warn', message: say('schema.verify.accepted', { accepted, objects }) };
  return { verdict: 'pass', message: say(`schema.verify.same.${side}`, params) };
}

function judgeTriggers({ triggers }: SchemaVerifyEvidence): Outcome {
  const dead = triggers.filter(({ state }) => state === 'fired-nothing');
  const [first] = dead;
  if (first)
    return {
      verdict: 'fail',
      message: say('schema.verify.triggerDead', {
        trigger: first.trigger,
        columns: first.detail,
        count: dead.length,
      }),
    };
  const untried = triggers.filter(({ state }) => state === 'not-tried' || state === 'not-judged').length;
  const params = { count: triggers.length - untried, untried };
  const isProved = triggers.length === 0 || untried < triggers.length;
  return { verdict: isProved ? 'pass' : 'unchecked', message: say('schema.verify.triggersProved', params) };
}

export const VERIFY_CRITERIA: readonly Criterion<SchemaVerifyEvidence>[] = [
  { id: 'file-to-target', judge: ({ fileToTarget }) => judge(fileToTarget, 'file') },
  { id: 'source-to-target', judge: ({ sourceToTarget }) => judge(sourceToTarget, 'source') },
  { id: 'file-to-source', judge: ({ fileToSource }) => judge(fileToSource, 'drift') },
  { id: 'triggers', judge: judgeTriggers },
];
