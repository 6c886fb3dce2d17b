import type { Credentials } from '../../postgres/address/endpoint';
import { readFenceRoles } from '../../postgres/cutover/fence-role';
import { type RehearseResult, rehearse } from '../../postgres/cutover/rehearse';
import { LOCK_PATIENCE } from '../../postgres/cutover/table-lock';
import { readyWayBack } from '../../postgres/cutover/way-back';
import { planReverse, type ReverseJob } from '../../postgres/replication/begin-reverse';
import { readFollowedTables } from '../../postgres/replication/follow-journal';
import { followNames, reverseNames } from '../../postgres/replication/follow-names';
import { formatLsn } from '../../postgres/replication/lsn';
import { withSource, withTarget } from '../../postgres/with-client';
import type { CheckAnswer, CheckCall } from './check-command';

export interface RehearseSwitch {
  readonly call: CheckCall;
  readonly source: Credentials;
  readonly target: Credentials;
  readonly id: string;
  readonly schemas: readonly string[];
  readonly leaveOut: readonly string[];
  readonly lanes: number;
  /** Empty: those that are found. */
  readonly roles: readonly string[];
  /** Seconds that the pause may last. */
  readonly maxSeconds: number;
  readonly withLock: boolean;
}

function jobOf({ call, source, target, schemas, leaveOut, id }: RehearseSwitch): ReverseJob {
  return { source, target, schemas, leaveOut, names: reverseNames(id), signal: call.signal };
}

/** Why nothing could be carried back; null where the way back is part of the rehearsal. */
async function obstacleOf(job: ReverseJob): Promise<string | null> {
  return (await planReverse(job)).obstacles[0] ?? null;
}

async function play(given: RehearseSwitch, obstacle: string | null): Promise<RehearseResult> {
  const { call, source, target, id, lanes, roles: names, withLock } = given;
  const { signal } = call;
  const { slot } = followNames(id);
  const tables = await withTarget(target, (client) => readFollowedTables(client, slot), { signal });
  const roles = await withSource(
    source,
    (client) =>
      readFenceRoles(client, { names, kind: 'nologin', tables: tables.map((table) => table.source) }),
    { signal },
  );
  const way = obstacle === null ? await readyWayBack(jobOf(given)) : null;
  try {
    return await rehearse({
      ...{ source, target, slot, roles, signal, lanes, withLock, verify: false, lockPatience: LOCK_PATIENCE },
      ...(way && { beforeOpen: way.begin }),
    });
  } finally {
    await way?.end();
  }
}

/**
 * Plays the switch of a following that has caught up with everything but its fence and its restart. The code is 1 when the
 * pause would be longer than allowed, when a role could not be shut out or nobody would be, and when something is left.
 */
export async function rehearseSwitch(given: RehearseSwitch): Promise<CheckAnswer> {
  const { call, maxSeconds } = given;
  const obstacle = await obstacleOf(jobOf(given));
  const { marker, applied, verified: _, ...played } = await play(given, obstacle);
  const { predictedMs, tried, left, transactions } = played;
  const refused = tried.flatMap(({ role, refusedBy }) =>
    refusedBy === null ? [] : [`${role} (${refusedBy})`],
  );
  const limitMs = maxSeconds * 1000;
  const isFine = predictedMs <= limitMs && refused.length === 0 && tried.length > 0 && left.length === 0;
  const long = transactions.filter(({ writes }) => writes).length;
  const ms = Math.round(predictedMs);
  return {
    json: {
      rehearsed: {
        ...{ ...played, limitMs, wayBack: obstacle === null, obstacle },
        ...{ marker: formatLsn(marker), applied: formatLsn(applied) },
      },
    },
    words: [
      call.t('check.follow.pause', { ms, limit: maxSeconds, isLong: predictedMs > limitMs }),
      call.t('check.follow.shutOut', { count: tried.length, refused: refused.join(', ') || '–' }),
      ...(long > 0 ? [call.t('check.follow.longOnes', { count: long })] : []),
      ...(obstacle === null ? [] : [call.t('check.follow.oneWay', { reason: obstacle })]),
      ...(left.length > 0 ? [call.t('check.follow.left', { names: left.join(', ') })] : []),
    ],
    code: isFine ? 0 : 1,
  };
}
