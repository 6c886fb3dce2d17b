import { say } from '../../i18n/message';
import type { EnvEvidence } from '../../plan/evidence/backend-env-evidence';
import type { ManualEvidence } from '../../plan/evidence/manual-evidence';
import type { Criterion } from '../../plan/step';
import { criterion } from './manual';

export const ENV_CRITERIA: readonly Criterion<EnvEvidence | ManualEvidence, 'backend.env'>[] = [
  criterion('env.values', ({ wrong, edits }: EnvEvidence) =>
    wrong.length === 0
      ? { verdict: 'pass', message: say('backend.criterion.envValues', { count: edits.length }) }
      : { verdict: 'fail', message: say('backend.criterion.envWrong', { keys: wrong.join(', ') }) },
  ),
  criterion('env.unchanged', ({ lost, kept }: EnvEvidence) =>
    lost.length === 0
      ? { verdict: 'pass', message: say('backend.criterion.envKept', { count: kept }) }
      : { verdict: 'fail', message: say('backend.criterion.envLost', { keys: lost.join(', ') }) },
  ),
  criterion('env.mode', ({ mode, file }: EnvEvidence) =>
    (mode & 0o77) === 0
      ? { verdict: 'pass', message: say('backend.criterion.envPrivate', { file }) }
      : { verdict: 'warn', message: say('backend.criterion.envReadable', { file }) },
  ),
  criterion('env.pooler', ({ poolingMode, isModeObserved }: EnvEvidence) => {
    if (!isModeObserved)
      return {
        verdict: 'unchecked',
        message: say('backend.criterion.envPoolerUnseen', { mode: poolingMode }),
      };
    return poolingMode === 'transaction'
      ? { verdict: 'pass', message: say('backend.criterion.envPooler') }
      : { verdict: 'warn', message: say('backend.criterion.envNoPooler') };
  }),
  criterion('env.old', ({ oldHost }: EnvEvidence) => {
    if (!oldHost) return { verdict: 'unchecked', message: say('backend.criterion.envOldUnknown') };
    return oldHost.length === 0
      ? { verdict: 'pass', message: say('backend.criterion.envNoOldHost') }
      : { verdict: 'warn', message: say('backend.criterion.envOldHost', { keys: oldHost.join(', ') }) };
  }),
  criterion('env.ignored', ({ isIgnored, file }: EnvEvidence) => {
    if (isIgnored === null)
      return { verdict: 'unchecked', message: say('backend.criterion.envNoGit', { file }) };
    return isIgnored
      ? { verdict: 'pass', message: say('backend.criterion.envIgnored', { file }) }
      : { verdict: 'warn', message: say('backend.criterion.envTracked', { file }) };
  }),
  criterion('env.ca', ({ caFile, isCaIgnored }: EnvEvidence) => {
    if (!caFile) return { verdict: 'pass', message: say('backend.criterion.envNoCa') };
    if (isCaIgnored === null || isCaIgnored === undefined)
      return { verdict: 'unchecked', message: say('backend.criterion.envCaUnseen', { file: caFile }) };
    return isCaIgnored
      ? { verdict: 'warn', message: say('backend.criterion.envCaIgnored', { file: caFile }) }
      : { verdict: 'pass', message: say('backend.criterion.envCaKept', { file: caFile }) };
  }),
];
