import { say } from '../../i18n/message';
import type { TargetCredentialsEvidence } from '../../plan/evidence/target-credentials-evidence';
import type { Criterion, Outcome } from '../../plan/step';
import type { ErrorCode } from '../../platform/errors/error-code';

const KEY_CODES: ReadonlySet<ErrorCode> = new Set([
  'MUD-103',
  'MUD-104',
  'MUD-105',
  'MUD-106',
  'MUD-107',
] as const);

type Evidence = TargetCredentialsEvidence;

/** The first thing of a kind that is wrong, as an outcome. */
function worst(evidence: Evidence, isOne: (code: ErrorCode | undefined) => boolean): Outcome | null {
  const mine = evidence.findings.filter(({ code }) => isOne(code));
  const found =
    mine.find(({ verdict }) => verdict === 'fail') ?? mine.find(({ verdict }) => verdict === 'warn');
  return found ? { verdict: found.verdict, message: found.message } : null;
}

function judgeReading(evidence: Evidence): Outcome {
  const wrong = worst(evidence, (code) => code !== 'MUD-102' && (code === undefined || !KEY_CODES.has(code)));
  if (wrong?.verdict === 'fail') return wrong;
  const { target } = evidence;
  if (!target) return { verdict: 'fail', message: say('connection.criterion.noTarget') };
  const { host, user, database } = target;
  const message = say('connection.criterion.understood', { host, port: String(target.port), user, database });
  return { verdict: wrong ? 'warn' : 'pass', message };
}

function judgeRef(evidence: Evidence): Outcome {
  const wrong = worst(evidence, (code) => code === 'MUD-102');
  if (wrong) return wrong;
  if (evidence.ref)
    return { verdict: 'pass', message: say('connection.criterion.ref', { ref: evidence.ref }) };
  return { verdict: 'unchecked', message: say('connection.criterion.noRef') };
}

function judgeMode({ target }: Evidence): Outcome {
  if (!target) return { verdict: 'fail', message: say('connection.criterion.noTarget') };
  const message = say(`connection.kind.${target.place.kind}` as const, { port: String(target.port) });
  if (target.place.kind === 'read-replica') return { verdict: 'fail', message };
  const isPooled = target.place.pooling === 'transaction';
  const isElsewhere = target.place.kind === 'not-supabase';
  return { verdict: isPooled || isElsewhere ? 'pass' : 'warn', message };
}

function judgeKeys(evidence: Evidence): Outcome {
  const wrong = worst(evidence, (code) => code !== undefined && KEY_CODES.has(code));
  if (wrong) return wrong;
  const { anonKey, serviceKey } = evidence.keyKinds;
  if (anonKey)
    return {
      verdict: 'pass',
      message: say('connection.criterion.keys', { anonKey, serviceKey: serviceKey ?? '—' }),
    };
  const isElsewhere = evidence.target?.place.kind === 'not-supabase';
  return { verdict: isElsewhere ? 'unchecked' : 'warn', message: say('connection.criterion.noAnonKey') };
}

/** What a look at the credentials can settle before anything is dialled. */
export const credentialsCriteria: readonly Criterion<Evidence, 'target.credentials'>[] = [
  { id: 'credentials.understood', judge: judgeReading },
  { id: 'credentials.ref', judge: judgeRef },
  { id: 'credentials.mode', judge: judgeMode },
  {
    id: 'credentials.password',
    judge: ({ stored }) =>
      stored.password
        ? { verdict: 'pass', message: say('connection.criterion.password') }
        : { verdict: 'fail', message: say('connection.criterion.noPassword') },
  },
  { id: 'credentials.keys', judge: judgeKeys },
];
