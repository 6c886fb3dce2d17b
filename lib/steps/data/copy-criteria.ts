import { say } from '../../i18n/message';
import type { Criterion, Outcome } from '../../plan/step';
import { brokenName } from './broken-name';
import type { CopyEvidence } from './data-evidence';
import { named } from './named';
import { judgeRows } from './rows-outcome';

function judgeMoved({ tables, ms }: CopyEvidence): Outcome {
  const unequal = tables.filter(({ rowsIn, rowsOut }) => rowsIn !== rowsOut).map(({ table }) => table);
  if (unequal.length > 0) return { verdict: 'fail', message: say('data.copy.unequal', named(unequal)) };
  const rows = tables.reduce((sum, { rowsIn }) => sum + rowsIn, 0);
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
  const seconds = Math.max(1, Math.round((ms.rows ?? 0) / 1000));
  return {
    verdict: 'pass',
    message: say('data.copy.moved', { rows, count: tables.length, size: bytes, seconds }),
  };
}

function judgeOrphans({ orphans }: CopyEvidence): Outcome {
  const more = orphans.filter(({ source, target }) => target !== (source ?? 0));
  if (more.length > 0)
    return {
      verdict: 'fail',
      message: say('data.copy.orphans', named(more.map(({ constraint }) => constraint))),
    };
  const known = orphans.reduce((sum, { target }) => sum + target, 0);
  return known > 0
    ? { verdict: 'warn', message: say('data.copy.knownOrphans', { rows: known }) }
    : { verdict: 'pass', message: say('data.copy.noOrphans', { count: orphans.length }) };
}

/** Whether what was taken away or switched off is as it was, by what the target says. */
function judgeBack({ back, setAside, deferredIndexes, quietTriggers }: CopyEvidence): Outcome {
  if (!back) return { verdict: 'unchecked', message: say('data.copy.notVerified') };
  if (back.missing.length > 0)
    return { verdict: 'fail', message: say('data.copy.notBack', named(back.missing)) };
  if (back.notValid.length > 0)
    return { verdict: 'fail', message: say('data.copy.notHeld', named(back.notValid)) };
  if (back.unanalysed.length > 0)
    return { verdict: 'warn', message: say('data.copy.unanalysed', named(back.unanalysed)) };
  const broken = setAside.filter(({ rows }) => rows !== 0);
  if (broken.length > 0)
    return { verdict: 'warn', message: say('data.copy.brokenAside', named(broken.map(brokenName))) };
  const count = setAside.length + deferredIndexes.length + quietTriggers.length;
  return { verdict: 'pass', message: say('data.copy.back', { count }) };
}

function judgeSequences({ sequences }: CopyEvidence): Outcome {
  const lost = sequences.filter(({ isSet }) => !isSet).map(({ name }) => name);
  return lost.length > 0
    ? { verdict: 'fail', message: say('data.copy.sequencesLost', named(lost)) }
    : { verdict: 'pass', message: say('data.copy.sequences', { count: sequences.length }) };
}

function judgeLeft({ left, lackingColumns }: CopyEvidence): Outcome {
  const names = [
    ...left
      .filter(({ reason }) => reason !== 'extension member')
      .map(({ schema, name }) => `${schema}.${name}`),
    ...lackingColumns.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)),
  ];
  return names.length > 0
    ? { verdict: 'warn', message: say('data.copy.left', named(names)) }
    : { verdict: 'pass', message: say('data.copy.nothingLeft') };
}

export const COPY_CRITERIA: readonly Criterion<CopyEvidence, 'data.copy'>[] = [
  { id: 'data.copy.moved', judge: judgeMoved },
  {
    id: 'data.copy.verified',
    judge: ({ verified }) =>
      verified ? judgeRows(verified) : { verdict: 'unchecked', message: say('data.copy.notVerified') },
  },
  { id: 'data.copy.orphans', judge: judgeOrphans },
  { id: 'data.copy.back', judge: judgeBack },
  { id: 'data.copy.sequences', judge: judgeSequences },
  { id: 'data.copy.left', judge: judgeLeft },
];
