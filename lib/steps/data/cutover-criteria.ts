import { say } from '../../i18n/message';
import type { Criterion, Outcome } from '../../plan/step';
import { parseLsn } from '../../postgres/replication/lsn';
import { COPY_CRITERIA } from './copy-criteria';
import type { CutoverEvidence, RehearseEvidence } from './cutover-evidence';
import type { CopyEvidence } from './data-evidence';
import { named } from './named';
import { judgeRows } from './rows-outcome';

/** A server failed after the opening: what it was not asked any more is not judged. */
const notSeen = (broken: string): Outcome => ({
  verdict: 'unchecked',
  message: say('cutover.judge.broken', { what: broken }),
});

function judgeFence({ roles, probe, sessionsEnded, broken, others }: CutoverEvidence): Outcome {
  if (broken !== null && roles.length === 0) return notSeen(broken);
  const open = roles.filter(({ by }) => by === null).map(({ role }) => role);
  if (roles.length === 0) return { verdict: 'fail', message: say('cutover.judge.nobodyFenced') };
  if (open.length > 0) return { verdict: 'fail', message: say('cutover.judge.stillIn', named(open)) };
  if (others.length > 0) return { verdict: 'warn', message: say('cutover.judge.others', named(others)) };
  const soft = roles.filter(({ by }) => by === 'readonly').map(({ role }) => role);
  if (soft.length > 0) return { verdict: 'warn', message: say('cutover.judge.soft', named(soft)) };
  return {
    verdict: 'pass',
    message: say('cutover.judge.fenced', { count: roles.length, probe, ended: sessionsEnded }),
  };
}

function judgeArrived(evidence: CutoverEvidence): Outcome {
  const { marker, applied, strays, broken, copied } = evidence;
  if (copied) return judgeCopied(copied, evidence);
  if (parseLsn(applied) < parseLsn(marker))
    return { verdict: 'fail', message: say('cutover.judge.notArrived', { marker, applied }) };
  if (broken !== null) return notSeen(broken);
  return strays > 0
    ? { verdict: 'fail', message: say('cutover.judge.strays', { count: strays }) }
    : { verdict: 'pass', message: say('cutover.judge.arrived', { marker, applied }) };
}

/** What was copied behind the fence: the first thing that is wrong with it, or how much it was. */
function judgeCopied(copied: CopyEvidence, { strays, broken }: CutoverEvidence): Outcome {
  const found = COPY_CRITERIA.filter(({ id }) => id !== 'data.copy.verified').map(({ judge }) =>
    judge(copied),
  );
  const wrong =
    found.find(({ verdict }) => verdict === 'fail') ?? found.find(({ verdict }) => verdict === 'warn');
  if (wrong?.verdict === 'fail') return wrong;
  if (broken !== null) return notSeen(broken);
  if (strays > 0) return { verdict: 'fail', message: say('cutover.judge.strays', { count: strays }) };
  const rows = copied.tables.reduce((sum, { rowsIn }) => sum + rowsIn, 0);
  const params = { rows, count: copied.tables.length };
  return wrong ?? { verdict: 'pass', message: say('cutover.judge.copied', params) };
}

function judgeSequences({ sequences }: CutoverEvidence): Outcome {
  const behind = sequences.filter(({ isAhead }) => !isAhead).map(({ name }) => name);
  return behind.length > 0
    ? { verdict: 'fail', message: say('cutover.judge.behind', named(behind)) }
    : { verdict: 'pass', message: say('cutover.judge.ahead', { count: sequences.length }) };
}

function judgeEqual({ verified, notCompared }: CutoverEvidence): Outcome {
  const found = judgeRows(verified.tables);
  if (notCompared.length === 0 || found.verdict === 'fail') return found;
  return { verdict: 'unchecked', message: say('cutover.judge.notCompared', named(notCompared)) };
}

function judgeFirstWrite({
  firstWriteAt,
  openedAt,
  firstWriteSeconds,
  restart,
  broken,
}: CutoverEvidence): Outcome {
  if (firstWriteAt === null && broken !== null) return notSeen(broken);
  if (restart.fault !== null)
    return { verdict: 'warn', message: say('cutover.judge.cameAnyway', { fault: restart.fault }) };
  if (firstWriteAt === null)
    return { verdict: 'unchecked', message: say('cutover.judge.noWrite', { seconds: firstWriteSeconds }) };
  const ms = Math.max(0, Date.parse(firstWriteAt) - Date.parse(openedAt));
  return { verdict: 'pass', message: say('cutover.judge.firstWrite', { ms }) };
}

function judgeSessions({ sessions, broken }: CutoverEvidence): Outcome {
  if (broken !== null) return notSeen(broken);
  if (sessions.length === 0) return { verdict: 'pass', message: say('cutover.judge.noSessions') };
  const who = sessions.map(
    ({ pid, role, application, address }) => `${role} (${application || '—'}, ${address}, pid ${pid})`,
  );
  return { verdict: 'warn', message: say('cutover.judge.sessions', named(who)) };
}

/** Beyond twice what was estimated somebody was told something wrong. */
const FAR_OFF = 2;

/** What the pause took, the restart left out, beside what was said before it. */
function judgeEstimate({ way, acts, gapMs, estimatedMs }: CutoverEvidence): Outcome {
  const restart = acts.find(({ act }) => act === 'switched')?.ms ?? 0;
  const ms = Math.max(0, Math.round(gapMs - restart));
  if (estimatedMs === null)
    return { verdict: 'unchecked', message: say('cutover.judge.notEstimated', { way, ms }) };
  const params = { way, ms, estimated: Math.round(estimatedMs) };
  // Of a short one most is waiting that no estimate knows.
  const isFar = ms > Math.max(estimatedMs * FAR_OFF, estimatedMs + 1_000);
  return { verdict: isFar ? 'warn' : 'pass', message: say('cutover.judge.estimate', params) };
}

export const CUTOVER_CRITERIA: readonly Criterion<CutoverEvidence, 'data.cutover'>[] = [
  { id: 'data.cutover.fence', judge: judgeFence },
  { id: 'data.cutover.arrived', judge: judgeArrived },
  { id: 'data.cutover.sequences', judge: judgeSequences },
  { id: 'data.cutover.equal', judge: judgeEqual },
  { id: 'data.cutover.firstWrite', judge: judgeFirstWrite },
  { id: 'data.cutover.sessions', judge: judgeSessions },
  {
    id: 'data.cutover.gap',
    judge: ({ gapMs, maxSeconds }) => ({
      verdict: gapMs <= maxSeconds * 1000 ? 'pass' : 'warn',
      message: say('cutover.judge.gap', { ms: Math.round(gapMs) }),
    }),
  },
  { id: 'data.cutover.estimate', judge: judgeEstimate },
  {
    id: 'data.cutover.wayBack',
    judge: ({ wayBack }) =>
      wayBack === null
        ? { verdict: 'warn', message: say('cutover.judge.noWayBack') }
        : { verdict: 'pass', message: say('cutover.judge.wayBack', { slot: wayBack }) },
  },
];

function judgePrediction({ predictedMs, limitMs, withLock }: RehearseEvidence): Outcome {
  const params = { ms: Math.round(predictedMs), limit: Math.round(limitMs / 1000), withLock };
  return predictedMs <= limitMs
    ? { verdict: 'pass', message: say('cutover.judge.predicted', params) }
    : { verdict: 'fail', message: say('cutover.judge.predictedLong', params) };
}

function judgeRights({ tried, maySignal }: RehearseEvidence): Outcome {
  const refused = tried.flatMap(({ role, refusedBy }) => (refusedBy ? [`${role} (${refusedBy})`] : []));
  if (tried.length === 0) return { verdict: 'fail', message: say('cutover.judge.nobodyFenced') };
  if (refused.length > 0) return { verdict: 'fail', message: say('cutover.judge.mayNot', named(refused)) };
  return maySignal
    ? { verdict: 'pass', message: say('cutover.judge.may', { count: tried.length }) }
    : { verdict: 'warn', message: say('cutover.judge.mayNotSignal') };
}

function judgeQuiet({ transactions }: RehearseEvidence): Outcome {
  const writing = transactions.filter(({ writes }) => writes);
  if (writing.length === 0) return { verdict: 'pass', message: say('cutover.judge.quiet') };
  const who = writing.map(
    ({ pid, role, state, seconds }) =>
      `pid ${pid} (${role ?? '—'}, ${state ?? '—'}, ${Math.round(seconds)} s)`,
  );
  return { verdict: 'warn', message: say('cutover.judge.long', named(who)) };
}

export const REHEARSE_CRITERIA: readonly Criterion<RehearseEvidence, 'data.rehearse'>[] = [
  { id: 'data.rehearse.gap', judge: judgePrediction },
  { id: 'data.rehearse.rights', judge: judgeRights },
  { id: 'data.rehearse.quiet', judge: judgeQuiet },
  {
    id: 'data.rehearse.equal',
    judge: ({ verified }) =>
      verified ? judgeRows(verified.tables) : { verdict: 'unchecked', message: say('data.rows.none') },
  },
  {
    id: 'data.rehearse.left',
    judge: ({ left }) =>
      left.length > 0
        ? { verdict: 'fail', message: say('cutover.judge.left', named(left)) }
        : { verdict: 'pass', message: say('cutover.judge.nothingLeft') },
  },
];
