import { type MessageKey, say } from '../../i18n/message';
import type { CriterionId } from '../../plan/criterion-id';
import { judgeSlots } from '../../plan/found-slots';
import type { Criterion, Outcome } from '../../plan/step';
import { misfitLabel } from '../../postgres/copy/misfit-columns';
import { ACCEPTED } from '../../postgres/copy/refuse-copy';
import { ALL_PROVIDERS } from '../../postgres/replication/follow-provider';
import { brokenName } from './broken-name';
import type { PreflightEvidence } from './data-evidence';
import { ACCEPTED_NAMES } from './data-fields';
import { named } from './named';

type Sides = NonNullable<PreflightEvidence['sides']>;

/** Every question but the first is open in a migration without a source. */
function asked(
  id: CriterionId<'data.preflight'>,
  judge: (evidence: PreflightEvidence, sides: Sides) => Outcome,
): Criterion<PreflightEvidence, 'data.preflight'> {
  return {
    id,
    judge: (evidence) =>
      evidence.sides
        ? judge(evidence, evidence.sides)
        : { verdict: 'unchecked', message: say('data.noSource') },
  };
}

function judgeSource({ sides, tables }: PreflightEvidence): Outcome {
  if (!sides) return { verdict: 'warn', message: say('data.preflight.noSource') };
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
  return {
    verdict: 'pass',
    message: say('data.preflight.source', { count: tables.length, size: bytes }),
  };
}

function judgeDoor({ door }: PreflightEvidence): Outcome {
  if (!door) return { verdict: 'unchecked', message: say('data.noSource') };
  const params = { target: door.target };
  if (door.mode === 'session') return { verdict: 'pass', message: say('data.preflight.doorSession', params) };
  if (door.mode === 'transaction')
    return { verdict: 'fail', message: say('data.preflight.doorTransaction', params) };
  return { verdict: 'unchecked', message: say('data.preflight.doorUnknown', params) };
}

function judgeRights({ checks, circular, tables }: PreflightEvidence, { source, target }: Sides): Outcome {
  if (target.isReadOnly)
    return { verdict: 'fail', message: say('data.preflight.readOnly', { role: target.role }) };
  const hidden = tables.filter(({ hasRowSecurity }) => hasRowSecurity).map(({ table }) => table);
  if (hidden.length > 0 && !source.bypassesRowSecurity)
    return {
      verdict: 'warn',
      message: say('data.preflight.rowSecurity', { role: source.role, ...named(hidden) }),
    };
  if (circular.length > 0)
    return { verdict: 'fail', message: say('data.preflight.circular', named(circular)) };
  return checks === 'replica'
    ? { verdict: 'pass', message: say('data.preflight.replica', { role: target.role }) }
    : { verdict: 'warn', message: say('data.preflight.origin', { role: target.role }) };
}

/** Rows, their indexes and the log of the load count against the disk, so half as much again is asked for. */
function judgeRoom({ tables, limitBytes }: PreflightEvidence, { source, target }: Sides): Outcome {
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
  const needed = Math.round(Math.max(bytes * 1.5, source.databaseBytes));
  if (limitBytes === null)
    return {
      verdict: 'unchecked',
      message: say('data.preflight.roomUnknown', { needed: needed }),
    };
  const free = limitBytes - target.databaseBytes;
  return needed <= free
    ? {
        verdict: 'pass',
        message: say('data.preflight.room', { needed: needed, free: free }),
      }
    : {
        verdict: 'fail',
        message: say('data.preflight.noRoom', {
          needed: needed,
          free: Math.max(0, free),
          limit: limitBytes,
        }),
      };
}

function judgePlaces({ left, lacking, unfilled, leaveOut }: PreflightEvidence): Outcome {
  const lost = left
    .filter(({ reason }) => reason === 'no table on the target' || reason === 'foreign table')
    .map(({ schema, name }) => `${schema}.${name}`);
  const columns = lacking.flatMap(({ table, columns: names }) => names.map((name) => `${table}.${name}`));
  const open = [...lost, ...columns].filter((name) => !leaveOut.includes(name));
  if (open.length > 0) return { verdict: 'fail', message: say('data.preflight.noPlace', named(open)) };
  if (unfilled.length > 0)
    return { verdict: 'fail', message: say('data.preflight.unfilled', named(unfilled)) };
  const accepted = left
    .filter(({ reason }) => reason === 'left out')
    .map(({ schema, name }) => `${schema}.${name}`);
  const all = [...accepted, ...columns];
  return all.length > 0
    ? { verdict: 'warn', message: say('data.preflight.leftOut', named(all)) }
    : { verdict: 'pass', message: say('data.preflight.places') };
}

/** What the target would refuse is red before a row moves; what is put back as it is, and other types, are told. */
function judgeFits({ setAside, refusing, misfits, guarded }: PreflightEvidence, { target }: Sides): Outcome {
  if (guarded.length > 0)
    return {
      verdict: 'fail',
      message: say('data.preflight.guarded', { role: target.role, ...named(guarded) }),
    };
  const refused = [
    ...refusing.map(brokenName),
    ...misfits.filter(({ rows }) => rows !== null).map(misfitLabel),
  ];
  if (refused.length > 0) return { verdict: 'fail', message: say('data.preflight.fitsNot', named(refused)) };
  if (setAside.length > 0)
    return { verdict: 'warn', message: say('data.preflight.setAside', named(setAside.map(brokenName))) };
  return misfits.length > 0
    ? { verdict: 'warn', message: say('data.preflight.otherTypes', named(misfits.map(misfitLabel))) }
    : { verdict: 'pass', message: say('data.preflight.fits') };
}

function judgeBehind({ leaveOut }: PreflightEvidence, { source }: Sides): Outcome {
  const isOpen = (name: string) => !leaveOut.includes(name);
  const { largeObjects, otherDatabases } = ACCEPTED_NAMES;
  if (source.largeObjects > 0 && isOpen(largeObjects))
    return {
      verdict: 'fail',
      message: say('data.preflight.largeObjects', { count: source.largeObjects, word: largeObjects }),
    };
  if (source.otherDatabases.length > 0 && isOpen(otherDatabases))
    return {
      verdict: 'warn',
      message: say('data.preflight.otherDatabases', {
        ...named(source.otherDatabases),
        word: otherDatabases,
      }),
    };
  return { verdict: 'pass', message: say('data.preflight.nothingBehind') };
}

function judgeEncoding(_: PreflightEvidence, { source, target }: Sides): Outcome {
  const params = { source: source.encoding, target: target.encoding };
  if (source.encoding === target.encoding)
    return { verdict: 'pass', message: say('data.preflight.encoding', params) };
  const key: MessageKey =
    source.encoding === 'SQL_ASCII' ? 'data.preflight.sqlAscii' : 'data.preflight.otherEncoding';
  return { verdict: source.encoding === 'SQL_ASCII' ? 'fail' : 'warn', message: say(key, params) };
}

/** Seconds after which a transaction that is open is told of: it keeps what it holds locked. */
const LONG_TRANSACTION = 300;

function judgeTransactions({ leaveOut }: PreflightEvidence, { source, target }: Sides): Outcome {
  const { preparedTransactions: prepared } = source;
  if (prepared > 0) {
    const isAccepted = leaveOut.includes(ACCEPTED.prepared);
    const message = say('data.preflight.prepared', {
      count: prepared,
      names: source.preparedNames.join(', '),
    });
    return { verdict: isAccepted ? 'warn' : 'fail', message };
  }
  const oldest = Math.round(Math.max(source.oldestTransaction ?? 0, target.oldestTransaction ?? 0));
  return oldest > LONG_TRANSACTION
    ? { verdict: 'warn', message: say('data.preflight.oldTransaction', { minutes: Math.round(oldest / 60) }) }
    : { verdict: 'pass', message: say('data.preflight.quiet') };
}

/** Following is a choice: what keeps it from being had is told, never in the way of a copy. */
function judgeFollow({ follow }: PreflightEvidence): Outcome {
  if (!follow) return { verdict: 'unchecked', message: say('follow.preflight.unknown') };
  const provider = ALL_PROVIDERS.find(({ name }) => name === follow.provider);
  if (follow.obstacles.length === 0 && provider?.canFollow !== false) {
    const { name = '', limit, source = '' } = provider ?? {};
    if (!limit) return { verdict: 'pass', message: say('follow.preflight.can') };
    return { verdict: 'pass', message: say('follow.preflight.canAt', { name, limit, source }) };
  }
  const isKnown = follow.pauseSeconds === null ? 'no' : 'yes';
  const pause = { isKnown, seconds: follow.pauseSeconds ?? 0 };
  if (provider && !provider.canFollow) {
    const { name, source } = provider;
    return { verdict: 'warn', message: say('follow.preflight.cannot', { name, source, ...pause }) };
  }
  const obstacles = follow.obstacles.join(', ');
  if (!provider) return { verdict: 'warn', message: say('follow.preflight.plain', { obstacles, ...pause }) };
  const { name, setting, role, restart, limit = 'none', source } = provider;
  const how = { name, setting, role, restart, limit, source };
  return { verdict: 'warn', message: say('follow.preflight.how', { obstacles, ...how, ...pause }) };
}

export const PREFLIGHT_CRITERIA: readonly Criterion<PreflightEvidence, 'data.preflight'>[] = [
  { id: 'data.preflight.source', judge: judgeSource },
  { id: 'data.preflight.door', judge: judgeDoor },
  asked('data.preflight.rights', judgeRights),
  asked('data.preflight.places', judgePlaces),
  asked('data.preflight.fits', judgeFits),
  asked('data.preflight.behind', judgeBehind),
  asked('data.preflight.empty', ({ filled }) =>
    filled.length > 0
      ? { verdict: 'fail', message: say('data.preflight.filled', named(filled)) }
      : { verdict: 'pass', message: say('data.preflight.empty') },
  ),
  asked('data.preflight.room', judgeRoom),
  asked('data.preflight.keys', ({ tables }) => {
    const keyless = tables.filter(({ key }) => key === null).map(({ table }) => table);
    return keyless.length > 0
      ? { verdict: 'warn', message: say('data.preflight.keyless', named(keyless)) }
      : { verdict: 'pass', message: say('data.preflight.keys') };
  }),
  asked('data.preflight.encoding', judgeEncoding),
  asked('data.preflight.transactions', judgeTransactions),
  asked('data.preflight.slots', ({ slots }) => judgeSlots(slots)),
  asked('data.preflight.follow', judgeFollow),
];
