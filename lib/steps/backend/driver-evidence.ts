import { z } from 'zod';
import { OwnCode } from '../../backend/code-edit/own-code';
import { KnownDriver } from '../../backend/detect/detect-driver';
import { ForeignUrl } from '../../backend/detect/foreign-urls';
import { SessionFact } from '../../backend/detect/session-facts';
import { SettingsFacts, schemeOf, TLS_PARAMETER } from '../../backend/detect/settings-facts';
import { DriverAdvice, type ExpectedBreakage } from '../../backend/drivers/advise-driver';
import { PoolingMode } from '../../backend/drivers/driver-stack';
import { say } from '../../i18n/message';
import type { CriterionId } from '../../plan/criterion-id';
import { defineEvidence, type EvidenceOf } from '../../plan/define-evidence';
import { ManualEvidence } from '../../plan/evidence/manual-evidence';
import type { Criterion, Outcome } from '../../plan/step';
import { TlsMode } from '../../postgres/address/endpoint';
import { judgeParameters } from './judge-parameters';
import { judgeReading } from './judge-reading';
import { DoorFacts, judgeSession } from './judge-session';
import { criterion } from './manual';

/** What is known about one of the backend's drivers, and what its files say of it. */
export const StackEvidence = z.object({
  kind: z.literal('done'),
  advice: DriverAdvice,
  version: z.string().nullable(),
  /** `file:line` of the manifest, or null when the operator chose the driver. */
  from: z.string().nullable(),
  mode: PoolingMode,
  /** True when the ladder saw that mode; missing in evidence of older versions, which never looked. */
  isModeObserved: z.boolean().optional(),
  tlsMode: TlsMode,
  /** `host:port` that the URL has to lead to. */
  target: z.string(),
  /** Null when the env file does not exist. */
  facts: SettingsFacts.nullable(),
  poolSize: z.number(),
  /** Lines that lead to another database; missing in evidence of older versions. */
  foreign: z.array(ForeignUrl).readonly().optional(),
  /** What stands above the driver, e.g. `jOOQ`, and the folder of its program; missing in evidence of older versions. */
  layer: z.string().nullable().optional(),
  project: z.string().optional(),
  /** What the code asks of its connections, and what the door does with it; missing in evidence of older versions. */
  session: z.array(SessionFact).readonly().optional(),
  startup: DoorFacts.shape.startup.optional(),
  /** What the role has by itself, where the ladder looked. */
  searchPath: z.string().nullable().optional(),
  /** What changes in the backend's own files; missing in evidence of older versions. */
  ownCode: OwnCode.optional(),
  hasSessionDoor: z.boolean().optional(),
});
export type StackEvidence = z.infer<typeof StackEvidence>;

/** The chosen driver, and every stack that the folder holds. */
export const DriverEvidence = StackEvidence.extend({
  /** Each way to Postgres, the chosen one too; missing in evidence of older versions. */
  stacks: z.array(StackEvidence).readonly().optional(),
  /** Ways that are known by name only. */
  known: z.array(KnownDriver).readonly().optional(),
});
export type DriverEvidence = z.infer<typeof DriverEvidence>;

/** What is known of the backend's driver, or a person's word without a folder. */
export const backendDriverEvidence = defineEvidence(
  'backend.driver',
  z.union([DriverEvidence, ManualEvidence.extend({ advice: DriverAdvice })]),
);
export type BackendDriverEvidence = EvidenceOf<typeof backendDriverEvidence>;

/** Clients a pooler or server of the smallest size takes (supabase-facts, sections 1.3 and 6). */
const CLIENT_LIMIT: Record<PoolingMode, number> = { transaction: 200, session: 15, none: 60 };

function judgeElsewhere({ foreign }: StackEvidence): Outcome {
  if (!foreign) return { verdict: 'unchecked', message: say('backend.criterion.elsewhereUnseen') };
  if (foreign.length === 0) return { verdict: 'pass', message: say('backend.criterion.elsewhereNone') };
  const tell = (urls: readonly ForeignUrl[]) =>
    urls.map(({ file, line, place }) => `${file}:${line} (${place})`).join('; ');
  const migrations = foreign.filter(({ isMigrations }) => isMigrations);
  return migrations.length > 0
    ? { verdict: 'fail', message: say('backend.criterion.elsewhereMigrations', { places: tell(migrations) }) }
    : { verdict: 'warn', message: say('backend.criterion.elsewhere', { places: tell(foreign) }) };
}

/** A connection string of .NET has host and port apart. */
function leadsTo(value: string, target: string): boolean {
  const at = target.lastIndexOf(':');
  const isPair = new RegExp(`(?:^|;)\\s*Port\\s*=\\s*${target.slice(at + 1)}\\s*(?:;|$)`, 'i').test(value);
  return value.includes(target) || (isPair && value.includes(target.slice(0, at)));
}

function judgeReach({ advice, mode }: StackEvidence): Outcome {
  const driver = advice.label;
  if (advice.instead)
    return {
      verdict: 'fail',
      message: say('backend.criterion.driverUnreachable', { driver, instead: advice.instead }),
    };
  if (advice.needsSession && mode === 'transaction')
    return { verdict: 'fail', message: say('backend.criterion.driverNeedsSession', { driver }) };
  return { verdict: 'pass', message: say('backend.criterion.driverReaches', { driver }) };
}

function judgeConnections({
  session,
  mode,
  startup = 'unknown',
  hasSessionDoor = false,
}: StackEvidence): Outcome {
  return judgeSession(session, { mode, startup }, hasSessionDoor);
}

function judgeUrl({ facts, advice, target }: StackEvidence): Outcome {
  if (!facts?.url || !facts.scheme)
    return { verdict: 'fail', message: say('backend.criterion.driverUrlMissing') };
  const { file, line, value } = facts.url;
  const foreign = (reason: string): Outcome => ({
    verdict: 'fail',
    message: say('backend.criterion.driverUrlForeign', { file, reason }),
  });
  const scheme = schemeOf(advice.url);
  if (![scheme, ...(advice.schemes ?? [])].includes(facts.scheme.value))
    return foreign(`${facts.scheme.value}:// ≠ ${scheme}://`);
  if (!leadsTo(value, target)) return foreign(`≠ ${target}`);
  return (
    judgeReading(facts, target) ?? {
      verdict: 'pass',
      message: say('backend.criterion.driverUrl', { file, line }),
    }
  );
}

/** Where the URL has no say, what counts is the line of code that gives the driver its root. */
function judgeTlsInCode({ advice, tlsMode }: StackEvidence): Outcome {
  const setting = advice.settings.find(({ when }) => when === 'tls');
  if (tlsMode === 'disable') return { verdict: 'fail', message: say('backend.criterion.driverNoTls') };
  if (setting?.seen) {
    const place = `${setting.seen.file}:${setting.seen.line}`;
    return { verdict: 'pass', message: say('backend.criterion.tlsInCode', { place }) };
  }
  const { name = 'ssl', value = 'require' } = setting ?? {};
  return { verdict: 'warn', message: say('backend.criterion.tlsNotInCode', { name, value }) };
}

function judgeTls(evidence: StackEvidence): Outcome {
  const { facts, advice, tlsMode } = evidence;
  if (advice.isTlsInCode) return judgeTlsInCode(evidence);
  if (tlsMode === 'disable' || !facts?.tls)
    return { verdict: 'fail', message: say('backend.criterion.driverNoTls') };
  const [wanted, given] = [TLS_PARAMETER.exec(advice.url)?.[1], facts.tls.value].map((parameter) =>
    parameter?.split('=')[0]?.trim().toLowerCase(),
  );
  const { file } = facts.tls;
  if (wanted && given !== wanted)
    return {
      verdict: 'fail',
      message: say('backend.criterion.driverUrlForeign', { file, reason: `${given} ≠ ${wanted}` }),
    };
  return { verdict: 'pass', message: say('backend.criterion.driverTls', { tls: facts.tls.value }) };
}

function judgeStatements({ advice, mode, isModeObserved }: StackEvidence): Outcome {
  const missing = advice.settings.filter(
    ({ when, isOptional, seen }) => when === 'transaction' && !isOptional && seen === null,
  );
  // An address that only promises to keep sessions apart is no reason for a tick.
  if (mode !== 'transaction' && !isModeObserved)
    return { verdict: 'unchecked', message: say('backend.criterion.statementsUnseen') };
  if (missing.length === 0) return { verdict: 'pass', message: say('backend.criterion.statementsSafe') };
  const names = missing.map(({ name, value }) => `${name} = ${value}`).join(', ');
  return { verdict: 'fail', message: say('backend.criterion.statementsMissing', { names }) };
}

function judgeVerification({ advice, tlsMode }: StackEvidence): Outcome {
  const missing = advice.settings.filter(({ when, seen }) => when === 'tls' && seen === null);
  if (tlsMode.startsWith('verify') && missing.length === 0)
    return { verdict: 'pass', message: say('backend.criterion.tlsVerified') };
  const names = missing.map(({ name }) => name).join(', ') || tlsMode;
  return { verdict: 'warn', message: say('backend.criterion.tlsUnverified', { names }) };
}

function places(breaks: readonly ExpectedBreakage[]): string {
  return breaks
    .flatMap(({ error, seen }) => seen.map(({ file, line }) => `${file}:${line} (${error})`))
    .join('; ');
}

function judgeDangers({ advice }: StackEvidence): Outcome {
  const seen = advice.breaks.filter((danger) => danger.seen.length > 0);
  const fatal = seen.filter(({ isFatal }) => isFatal);
  if (fatal.length > 0)
    return { verdict: 'fail', message: say('backend.criterion.danger', { places: places(fatal) }) };
  if (seen.length > 0)
    return { verdict: 'warn', message: say('backend.criterion.risk', { places: places(seen) }) };
  return { verdict: 'pass', message: say('backend.criterion.noDanger') };
}

function judgePool({ facts, poolSize, mode }: StackEvidence): Outcome {
  const limit = CLIENT_LIMIT[mode];
  const found = facts?.poolSize;
  if (found?.value === 'NullPool')
    return {
      verdict: mode === 'transaction' ? 'pass' : 'warn',
      message: say('backend.criterion.poolNone', { limit }),
    };
  if (!found || found.size === null)
    return {
      verdict: 'unchecked',
      message: say('backend.criterion.poolUnknown', { planned: poolSize, limit }),
    };
  const size = found.size + (found.overflow ?? 0);
  return size <= limit
    ? { verdict: 'pass', message: say('backend.criterion.poolFits', { size, limit }) }
    : { verdict: 'fail', message: say('backend.criterion.poolTooLarge', { size, limit }) };
}

/** Of a driver that nothing is known of but its name, nothing is worth a tick. */
const ifAdvised =
  (judge: (evidence: StackEvidence) => Outcome) =>
  (evidence: StackEvidence): Outcome =>
    evidence.advice.isUnadvised
      ? {
          verdict: 'unchecked',
          message: say('backend.criterion.notAskedUnadvised', { driver: evidence.advice.label }),
        }
      : judge(evidence);

/** Of a driver that reaches nothing, nothing else is worth a tick. */
const ifReachable = (judge: (evidence: StackEvidence) => Outcome) =>
  ifAdvised((evidence) =>
    evidence.advice.instead
      ? {
          verdict: 'unchecked',
          message: say('backend.criterion.notAskedUnreachable', { driver: evidence.advice.label }),
        }
      : judge(evidence),
  );

const STACK_QUESTIONS: readonly Criterion<StackEvidence, 'backend.driver'>[] = [
  { id: 'driver.reaches', judge: ifAdvised(judgeReach) },
  { id: 'driver.url', judge: ifReachable(judgeUrl) },
  { id: 'driver.elsewhere', judge: judgeElsewhere },
  { id: 'driver.tls', judge: ifReachable(judgeTls) },
  { id: 'driver.statements', judge: ifReachable(judgeStatements) },
  { id: 'driver.verified', judge: ifReachable(judgeVerification) },
  { id: 'driver.dangers', judge: ifReachable(judgeDangers) },
  { id: 'driver.session', judge: ifReachable(judgeConnections) },
  { id: 'driver.parameters', judge: ifReachable(judgeParameters) },
  { id: 'driver.pool', judge: ifReachable(judgePool) },
];

/** Every question with its answer, for one stack by itself. */
export function judgeStack(
  evidence: StackEvidence,
): (Outcome & { readonly id: CriterionId<'backend.driver'> })[] {
  return STACK_QUESTIONS.map(({ id, judge }) => ({ id, ...judge(evidence) }));
}

function judgeOthers({ advice, stacks, known }: DriverEvidence): Outcome {
  if (!stacks) return { verdict: 'unchecked', message: say('backend.criterion.othersUnseen') };
  const others = stacks.filter((stack) => stack.advice.id !== advice.id);
  const red = others.flatMap((stack) => {
    const failed = judgeStack(stack).filter(({ verdict }) => verdict === 'fail');
    const ids = failed.map(({ id }) => id.replace('driver.', '')).join(', ');
    return failed.length > 0 ? [`${stack.advice.label} (${ids})`] : [];
  });
  const tell = (names: readonly string[]) => ({ names: names.join('; ') });
  if (red.length > 0) return { verdict: 'fail', message: say('backend.criterion.othersRed', tell(red)) };
  const named = (advice.isUnadvised ? [] : (known ?? [])).map(
    ({ name, file, line }) => `${name} (${file}:${line})`,
  );
  if (named.length > 0)
    return { verdict: 'warn', message: say('backend.criterion.othersKnown', tell(named)) };
  const ready = others.map((stack) => stack.advice.label);
  return ready.length > 0
    ? { verdict: 'pass', message: say('backend.criterion.othersReady', tell(ready)) }
    : { verdict: 'pass', message: say('backend.criterion.othersNone') };
}

export const DRIVER_CRITERIA: readonly Criterion<DriverEvidence | ManualEvidence, 'backend.driver'>[] = [
  criterion('driver.known', ({ advice, version, from }: DriverEvidence) => {
    const named = { driver: advice.label, from: from ?? '–' };
    return advice.isUnadvised
      ? { verdict: 'unchecked', message: say('backend.criterion.driverAdviceNone', named) }
      : {
          verdict: 'pass',
          message: say('backend.criterion.driverKnown', { ...named, version: version ?? 'none' }),
        };
  }),
  ...STACK_QUESTIONS.map(({ id, judge }) => criterion(id, (evidence: DriverEvidence) => judge(evidence))),
  criterion('driver.others', judgeOthers),
];
