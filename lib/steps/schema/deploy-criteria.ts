import { say } from '../../i18n/message';
import type { SchemaDeployEvidence } from '../../plan/evidence/schema-deploy-evidence';
import type { Criterion } from '../../plan/step';

export const DEPLOY_CRITERIA: readonly Criterion<SchemaDeployEvidence, 'schema.deploy'>[] = [
  {
    id: 'applied',
    judge: ({ outcome, statements, ms, createdTotal }) =>
      outcome === 'already-there'
        ? { verdict: 'pass', message: say('schema.deploy.alreadyThere') }
        : {
            verdict: 'pass',
            message: say('schema.deploy.applied', {
              count: statements,
              created: createdTotal,
              ms: Math.round(ms),
            }),
          },
  },
  {
    id: 'second-part',
    judge: ({ secondPart, secondPartFailure }) =>
      secondPartFailure
        ? { verdict: 'warn', message: say('schema.deploy.secondPartFailed', { ...secondPartFailure }) }
        : { verdict: 'pass', message: say('schema.deploy.secondPart', { count: secondPart.length }) },
  },
  {
    id: 'previewed',
    judge: ({ sha256 }) => ({ verdict: 'pass', message: say('schema.deploy.previewed', { sha256 }) }),
  },
  {
    id: 'undoable',
    judge: ({ lost }) =>
      lost.length === 0
        ? { verdict: 'pass', message: say('schema.deploy.undoable') }
        : {
            verdict: 'warn',
            message: say('schema.deploy.partlyUndoable', { count: lost.length, first: lost[0] ?? '' }),
          },
  },
];
