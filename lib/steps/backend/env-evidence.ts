import type { DriverId } from '../../backend/drivers/driver-id';
import type { PoolingMode } from '../../backend/drivers/driver-stack';
import type { EnvEdit } from '../../backend/env-file/edit-env';
import { say } from '../../i18n/message';
import type { Criterion } from '../../plan/step';
import { criterion, type ManualEvidence } from './manual';

/** What writing the env file left behind, without any value that is secret. */
export interface EnvEvidence {
  readonly kind: 'done';
  readonly file: string;
  readonly driver: string;
  readonly driverId: DriverId;
  readonly urlKey: string;
  readonly poolingMode: PoolingMode;
  /** True when the ladder saw that mode; missing in evidence of older versions, which never looked. */
  readonly isModeObserved?: boolean;
  readonly edits: readonly EnvEdit[];
  /** Masked. */
  readonly diff: string;
  readonly caFile: string | null;
  /** Permission bits of the file afterwards. */
  readonly mode: number;
  readonly before: string | null;
  readonly after: string;
  /** Keys that, read back, do not say what was asked. */
  readonly wrong: readonly string[];
  /** How many other keys say what they said before, and which do not. */
  readonly kept: number;
  readonly lost: readonly string[];
  /** Keys that still name a server where the database was; null when none is known. */
  readonly oldHost: readonly string[] | null;
  /** Whether git ignores the file; null without git. */
  readonly isIgnored: boolean | null;
}

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
];
