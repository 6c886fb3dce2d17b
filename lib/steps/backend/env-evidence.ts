import { say } from '../../i18n/message';
import type { EnvEvidence } from '../../plan/evidence/backend-env-evidence';
import type { ManualEvidence } from '../../plan/evidence/manual-evidence';
import type { Criterion } from '../../plan/step';
import { criterion } from './manual';

export const ENV_CRITERIA: readonly Criterion<EnvEvidence | ManualEvidence>[] = [
  criterion<EnvEvidence>('env.values', ({ wrong, edits }) =>
    wrong.length === 0
      ? { verdict: 'pass', message: say('backend.criterion.envValues', { count: edits.length }) }
      : { verdict: 'fail', message: say('backend.criterion.envWrong', { keys: wrong.join(', ') }) },
  ),
  criterion<EnvEvidence>('env.unchanged', ({ lost, kept }) =>
    lost.length === 0
      ? { verdict: 'pass', message: say('backend.criterion.envKept', { count: kept }) }
      : { verdict: 'fail', message: say('backend.criterion.envLost', { keys: lost.join(', ') }) },
  ),
  criterion<EnvEvidence>('env.mode', ({ mode, file }) =>
    (mode & 0o77) === 0
      ? { verdict: 'pass', message: say('backend.criterion.envPrivate', { file }) }
      : { verdict: 'warn', message: say('backend.criterion.envReadable', { file }) },
  ),
  criterion<EnvEvidence>('env.pooler', ({ poolingMode, isModeObserved }) => {
    if (!isModeObserved)
      return {
        verdict: 'unchecked',
        message: say('backend.criterion.envPoolerUnseen', { mode: poolingMode }),
      };
    return poolingMode === 'transaction'
      ? { verdict: 'pass', message: say('backend.criterion.envPooler') }
      : { verdict: 'warn', message: say('backend.criterion.envNoPooler') };
  }),
  criterion<EnvEvidence>('env.old', ({ oldHost }) => {
    if (!oldHost) return { verdict: 'unchecked', message: say('backend.criterion.envOldUnknown') };
    return oldHost.length === 0
      ? { verdict: 'pass', message: say('backend.criterion.envNoOldHost') }
      : { verdict: 'warn', message: say('backend.criterion.envOldHost', { keys: oldHost.join(', ') }) };
  }),
  criterion<EnvEvidence>('env.ignored', ({ isIgnored, file }) => {
    if (isIgnored === null)
      return { verdict: 'unchecked', message: say('backend.criterion.envNoGit', { file }) };
    return isIgnored
      ? { verdict: 'pass', message: say('backend.criterion.envIgnored', { file }) }
      : { verdict: 'warn', message: say('backend.criterion.envTracked', { file }) };
  }),
  criterion<EnvEvidence>('env.ca', ({ caFile, isCaIgnored }) => {
    if (!caFile) return { verdict: 'pass', message: say('backend.criterion.envNoCa') };
    if (isCaIgnored === null || isCaIgnored === undefined)
      return { verdict: 'unchecked', message: say('backend.criterion.envCaUnseen', { file: caFile }) };
    return isCaIgnored
      ? { verdict: 'warn', message: say('backend.criterion.envCaIgnored', { file: caFile }) }
      : { verdict: 'pass', message: say('backend.criterion.envCaKept', { file: caFile }) };
  }),
];
