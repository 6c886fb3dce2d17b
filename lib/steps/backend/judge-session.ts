import { z } from 'zod';
import type { SessionFact, SessionKind } from '../../backend/detect/session-facts';
import { arrivesAt, DoorStartup } from '../../backend/drivers/door-startup';
import { PoolingMode } from '../../backend/drivers/driver-stack';
import { say } from '../../i18n/message';
import type { Outcome, Verdict } from '../../plan/step';

/** What was observed of the door, or what its address promises where nobody looked. */
export const DoorFacts = z.object({
  mode: PoolingMode,
  startup: DoorStartup,
});
export type DoorFacts = z.infer<typeof DoorFacts>;

/** What transaction mode does to each kind: what fails for sure, and what may be meant for one transaction only. */
const IN_TRANSACTION_MODE: Record<Exclude<SessionKind, 'startup' | 'concurrentIndex'>, Verdict> = {
  listen: 'fail',
  advisoryLock: 'fail',
  heldCursor: 'fail',
  tempTable: 'fail',
  sessionSet: 'warn',
};

interface Judged {
  readonly verdict: Verdict;
  readonly text: string;
}

function place({ file, line, names }: SessionFact): string {
  return names.length > 0 ? `${file}:${line} (${names.join(', ')})` : `${file}:${line}`;
}

function judgeStartup(fact: SessionFact, { startup }: DoorFacts): Judged | null {
  // Where nobody looked, what only some doors let through may be lost.
  const worst = startup === 'unknown' ? 'refused' : startup;
  const lost = fact.names.filter((name) => !arrivesAt(worst, name));
  if (lost.length === 0) return null;
  const verdict = startup === 'refused' ? 'fail' : 'warn';
  return { verdict, text: `startup ${place({ ...fact, names: lost })}` };
}

function judgeFact(fact: SessionFact, door: DoorFacts, hasSessionDoor: boolean): Judged | null {
  if (fact.kind === 'startup') return judgeStartup(fact, door);
  if (fact.kind === 'concurrentIndex')
    return door.mode === 'transaction' && !hasSessionDoor
      ? { verdict: 'warn', text: `CREATE INDEX CONCURRENTLY ${place(fact)}` }
      : null;
  if (door.mode !== 'transaction') return null;
  return { verdict: IN_TRANSACTION_MODE[fact.kind], text: `${NAMES[fact.kind]} ${place(fact)}` };
}

const NAMES: Record<Exclude<SessionKind, 'startup' | 'concurrentIndex'>, string> = {
  listen: 'LISTEN',
  advisoryLock: 'pg_advisory_lock',
  heldCursor: 'WITH HOLD',
  tempTable: 'CREATE TEMP TABLE',
  sessionSet: 'SET',
};

/** Holds what the code asks of its connections against the door: what is refused, what is lost, what only may be. */
export function judgeSession(
  facts: readonly SessionFact[] | undefined,
  door: DoorFacts,
  hasSessionDoor: boolean,
): Outcome {
  if (!facts) return { verdict: 'unchecked', message: say('backend.criterion.sessionUnseen') };
  const judged = facts.flatMap((fact) => judgeFact(fact, door, hasSessionDoor) ?? []);
  const tell = (verdict: Verdict) =>
    judged.flatMap((one) => (one.verdict === verdict ? [one.text] : [])).join('; ');
  const params = { mode: door.mode, startup: door.startup };
  if (judged.some(({ verdict }) => verdict === 'fail'))
    return {
      verdict: 'fail',
      message: say('backend.criterion.sessionBreaks', { ...params, places: tell('fail') }),
    };
  if (judged.length > 0)
    return {
      verdict: 'warn',
      message: say('backend.criterion.sessionLost', { ...params, places: tell('warn') }),
    };
  return facts.length > 0
    ? { verdict: 'pass', message: say('backend.criterion.sessionHolds', { ...params, count: facts.length }) }
    : { verdict: 'pass', message: say('backend.criterion.sessionNone') };
}
