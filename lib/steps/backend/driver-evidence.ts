import type { ForeignUrl } from '../../backend/detect/foreign-urls';
import type { SettingsFacts } from '../../backend/detect/settings-facts';
import type { DriverAdvice, ExpectedBreakage } from '../../backend/drivers/advise-driver';
import type { PoolingMode } from '../../backend/drivers/driver-stack';
import { say } from '../../i18n/message';
import type { Criterion, Outcome } from '../../plan/step';
import type { TlsMode } from '../../postgres/address/endpoint';
import { criterion, type ManualEvidence } from './manual';

/** What is known about the backend's driver, and what its files say of it. */
export interface DriverEvidence {
  readonly kind: 'done';
  readonly advice: DriverAdvice;
  readonly version: string | null;
  /** `file:line` of the manifest, or null when the operator chose the driver. */
  readonly from: string | null;
  readonly mode: PoolingMode;
  /** True when the ladder saw that mode; missing in evidence of older versions, which never looked. */
  readonly isModeObserved?: boolean;
  readonly tlsMode: TlsMode;
  /** `host:port` that the URL has to lead to. */
  readonly target: string;
  /** Null when the env file does not exist. */
  readonly facts: SettingsFacts | null;
  readonly poolSize: number;
  /** Lines that lead to another database; missing in evidence of older versions. */
  readonly foreign?: readonly ForeignUrl[];
}

/** Clients a pooler or server of the smallest size takes (supabase-facts, sections 1.3 and 6). */
const CLIENT_LIMIT: Record<PoolingMode, number> = { transaction: 200, session: 15, none: 60 };

/** A right URL under a key that the code never asks for does nothing. Null: no code says otherwise. */
function judgeReading({ source }: SettingsFacts): Outcome | null {
  if (!source || source.read.includes(source.key)) return null;
  const { key, read, assembled } = source;
  if (read.length > 0)
    return {
      verdict: 'fail',
      message: say('backend.criterion.driverKeyUnread', { key, read: read.join(', ') }),
    };
  const places = assembled.map(({ file, line }) => `${file}:${line}`).join(', ');
  return places
    ? { verdict: 'fail', message: say('backend.criterion.driverAssembled', { key, places }) }
    : null;
}

function judgeElsewhere({ foreign }: DriverEvidence): Outcome {
  if (!foreign) return { verdict: 'unchecked', message: say('backend.criterion.elsewhereUnseen') };
  if (foreign.length === 0) return { verdict: 'pass', message: say('backend.criterion.elsewhereNone') };
  const tell = (urls: readonly ForeignUrl[]) =>
    urls.map(({ file, line, place }) => `${file}:${line} (${place})`).join('; ');
  const migrations = foreign.filter(({ isMigrations }) => isMigrations);
  return migrations.length > 0
    ? { verdict: 'fail', message: say('backend.criterion.elsewhereMigrations', { places: tell(migrations) }) }
    : { verdict: 'warn', message: say('backend.criterion.elsewhere', { places: tell(foreign) }) };
}

function judgeUrl({ facts, advice, target }: DriverEvidence): Outcome {
  if (!facts?.url || !facts.scheme)
    return { verdict: 'fail', message: say('backend.criterion.driverUrlMissing') };
  const { file, line, value } = facts.url;
  const foreign = (reason: string): Outcome => ({
    verdict: 'fail',
    message: say('backend.criterion.driverUrlForeign', { file, reason }),
  });
  const scheme = advice.url.split('://')[0] ?? '';
  if (facts.scheme.value !== scheme) return foreign(`${facts.scheme.value}:// ≠ ${scheme}://`);
  if (!value.includes(target)) return foreign(`≠ ${target}`);
  return (
    judgeReading(facts) ?? { verdict: 'pass', message: say('backend.criterion.driverUrl', { file, line }) }
  );
}

function judgeTls({ facts, advice, tlsMode }: DriverEvidence): Outcome {
  if (tlsMode === 'disable' || !facts?.tls)
    return { verdict: 'fail', message: say('backend.criterion.driverNoTls') };
  const wanted = /[?&](sslmode|ssl|sslaccept)=/.exec(advice.url)?.[1];
  const given = facts.tls.value.split('=')[0];
  const { file } = facts.tls;
  if (wanted && given !== wanted)
    return {
      verdict: 'fail',
      message: say('backend.criterion.driverUrlForeign', { file, reason: `${given} ≠ ${wanted}` }),
    };
  return { verdict: 'pass', message: say('backend.criterion.driverTls', { tls: facts.tls.value }) };
}

function judgeStatements({ advice, mode, isModeObserved }: DriverEvidence): Outcome {
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

function judgeVerification({ advice, tlsMode }: DriverEvidence): Outcome {
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

function judgeDangers({ advice }: DriverEvidence): Outcome {
  const seen = advice.breaks.filter((danger) => danger.seen.length > 0);
  const fatal = seen.filter(({ isFatal }) => isFatal);
  if (fatal.length > 0)
    return { verdict: 'fail', message: say('backend.criterion.danger', { places: places(fatal) }) };
  if (seen.length > 0)
    return { verdict: 'warn', message: say('backend.criterion.risk', { places: places(seen) }) };
  return { verdict: 'pass', message: say('backend.criterion.noDanger') };
}

function judgePool({ facts, poolSize, mode }: DriverEvidence): Outcome {
  const limit = CLIENT_LIMIT[mode];
  const found = facts?.poolSize;
  if (found?.value === 'NullPool')
    return {
      verdict: mode === 'transaction' ? 'pass' : 'warn',
      message: say('backend.criterion.poolNone', { limit }),
    };
  const size = (found?.size ?? poolSize) + (found?.overflow ?? 0);
  return size <= limit
    ? { verdict: 'pass', message: say('backend.criterion.poolFits', { size, limit }) }
    : { verdict: 'fail', message: say('backend.criterion.poolTooLarge', { size, limit }) };
}

export const DRIVER_CRITERIA: readonly Criterion<DriverEvidence | ManualEvidence>[] = [
  criterion<DriverEvidence>('driver.known', ({ advice, version, from }) => ({
    verdict: 'pass',
    message: say('backend.criterion.driverKnown', {
      driver: advice.label,
      version: version ?? 'none',
      from: from ?? '–',
    }),
  })),
  criterion('driver.url', judgeUrl),
  criterion('driver.elsewhere', judgeElsewhere),
  criterion('driver.tls', judgeTls),
  criterion('driver.statements', judgeStatements),
  criterion('driver.verified', judgeVerification),
  criterion('driver.dangers', judgeDangers),
  criterion('driver.pool', judgePool),
];
