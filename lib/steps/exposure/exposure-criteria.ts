import { say } from '../../i18n/message';
import type { ExposureEvidence } from '../../plan/evidence/exposure-evidence';
import type { Criterion, Outcome } from '../../plan/step';
import { openRelations } from './exposure';

function judgeTables({ after }: ExposureEvidence): Outcome {
  if (!after.hasPublicRoles) return { verdict: 'warn', message: say('schema.exposure.noRoles') };
  if (after.relations.length === 0) return { verdict: 'unchecked', message: say('schema.exposure.noTables') };
  const open = openRelations(after);
  const [first] = open;
  return first
    ? { verdict: 'fail', message: say('schema.exposure.open', { count: open.length, first: first.name }) }
    : { verdict: 'pass', message: say('schema.exposure.closed', { count: after.relations.length }) };
}

function judgeSequences({ after }: ExposureEvidence): Outcome {
  const [first, ...others] = after.sequences ?? [];
  return first
    ? {
        verdict: 'warn',
        message: say('schema.exposure.sequences', { count: others.length + 1, first: first.name }),
      }
    : { verdict: 'pass', message: say('schema.exposure.noSequences') };
}

function judgeDefaults({ after }: ExposureEvidence): Outcome {
  const tables = after.defaults.filter((text) => text.startsWith('tables'));
  return tables.length > 0
    ? { verdict: 'warn', message: say('schema.exposure.defaults', { list: tables.join(', ') }) }
    : { verdict: 'pass', message: say('schema.exposure.noDefaults') };
}

function judgeFunctions({ after }: ExposureEvidence): Outcome {
  const [first] = after.functions;
  const count = after.functions.length;
  return first
    ? { verdict: 'warn', message: say('schema.exposure.functions', { count, first: first.name }) }
    : { verdict: 'pass', message: say('schema.exposure.noFunctions') };
}

function judgeDataApi({ dataApi }: ExposureEvidence): Outcome {
  if (!dataApi) return { verdict: 'unchecked', message: say('schema.exposure.notAsked') };
  const open = dataApi.filter(({ answer }) => answer === 'rows');
  const [first] = open;
  if (first)
    return {
      verdict: 'fail',
      message: say('schema.exposure.apiOpen', { count: open.length, first: first.name }),
    };
  const unclear = dataApi.filter(({ answer }) => answer === 'unclear').length;
  const params = { count: dataApi.length, unclear };
  return { verdict: unclear > 0 ? 'warn' : 'pass', message: say('schema.exposure.apiClosed', params) };
}

function judgeBackend({ lockDown, proofs, backendRole, tried = [] }: ExposureEvidence): Outcome {
  if (lockDown === 'none') return { verdict: 'unchecked', message: say('schema.exposure.unchanged') };
  return {
    verdict: 'pass',
    message: say('schema.exposure.proved', {
      count: proofs.length,
      role: backendRole,
      tries: tried.reduce((sum, { refused }) => sum + refused, 0),
    }),
  };
}

export const EXPOSURE_CRITERIA: readonly Criterion<ExposureEvidence, 'exposure'>[] = [
  { id: 'tables', judge: judgeTables },
  { id: 'sequences', judge: judgeSequences },
  { id: 'defaults', judge: judgeDefaults },
  { id: 'functions', judge: judgeFunctions },
  { id: 'data-api', judge: judgeDataApi },
  { id: 'backend', judge: judgeBackend },
];
