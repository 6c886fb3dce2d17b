import { say } from '../../i18n/message';
import type { Criterion, Outcome } from '../../plan/step';
import type { FollowEvidence } from './follow-evidence';
import { megabytes } from './megabytes';
import { named } from './named';
import { judgeRows } from './rows-outcome';

/** Bytes and seconds behind which the target still counts as caught up. */
const SMALL = { bytes: 16 * 1024 * 1024, seconds: 10 };

/** The last look, not the best: where it stood when it ended. */
export function judgeLag({ points, transactions }: FollowEvidence): Outcome {
  const last = points.at(-1);
  if (!last) return { verdict: 'unchecked', message: say('follow.lag.unknown') };
  const params = {
    transactions,
    megabytes: megabytes(last.lagBytes),
    seconds: Math.round(last.lagSeconds),
  };
  return last.lagBytes <= SMALL.bytes && last.lagSeconds <= SMALL.seconds
    ? { verdict: 'pass', message: say('follow.lag.small', params) }
    : { verdict: 'warn', message: say('follow.lag.large', params) };
}

/** Half of what the slot may keep is the time to act: behind the limit it is lost. */
export function judgeHeld({ points, keepMb }: FollowEvidence): Outcome {
  const held = megabytes(points.at(-1)?.heldBytes ?? 0);
  if (points.length === 0) return { verdict: 'unchecked', message: say('follow.lag.unknown') };
  if (keepMb === null || keepMb < 0)
    return { verdict: 'warn', message: say('follow.held.unlimited', { held }) };
  const params = { held, limit: keepMb };
  return held * 2 < keepMb
    ? { verdict: 'pass', message: say('follow.held.small', params) }
    : { verdict: 'fail', message: say('follow.held.large', params) };
}

/** Rows are not harmed by the second kind; whoever switches has to know that the target lacks it. */
function judgeSchema({ schemaChanges, otherChanges }: FollowEvidence): Outcome {
  if (schemaChanges.length > 0)
    return { verdict: 'fail', message: say('follow.schema.changed', { changes: schemaChanges.join(', ') }) };
  return otherChanges.length > 0
    ? { verdict: 'warn', message: say('follow.schema.others', named(otherChanges)) }
    : { verdict: 'pass', message: say('follow.schema.same') };
}

/** What the last exact comparison did not look at is no tick. */
export function judgeCompared({ verified }: Pick<FollowEvidence, 'verified'>): Outcome {
  if (!verified?.notCompared) return { verdict: 'unchecked', message: say('data.rows.none') };
  const { notCompared, tables } = verified;
  if (notCompared.length > 0)
    return { verdict: 'unchecked', message: say('data.verify.notCompared', named(notCompared)) };
  const count = tables.filter(({ comparedAt }) => comparedAt !== undefined).length;
  return count > 0
    ? { verdict: 'pass', message: say('follow.compared.kept', { count, tables: tables.length }) }
    : { verdict: 'pass', message: say('data.verify.complete') };
}

export const FOLLOW_CRITERIA: readonly Criterion<FollowEvidence, 'data.follow'>[] = [
  { id: 'data.follow.lag', judge: judgeLag },
  { id: 'data.follow.held', judge: judgeHeld },
  { id: 'data.follow.schema', judge: judgeSchema },
  {
    id: 'data.follow.verified',
    judge: ({ verified }) =>
      verified ? judgeRows(verified.tables) : { verdict: 'unchecked', message: say('data.rows.none') },
  },
  { id: 'data.follow.compared', judge: judgeCompared },
];
