import { say } from '../../i18n/message';
import type { Action, Preview } from '../../plan/step';
import { closeStatements } from '../../postgres/cutover/fence-role';
import { shutStatement } from '../../postgres/cutover/target-door';
import { ident } from '../../postgres/sql';
import { copyActions } from './copy-actions';
import type { CutoverPlan } from './cutover-plan';
import { named } from './named';
import type { PausePlan } from './pause-plan';

/** Every statement that shuts writers out of the source, in its order. */
export function fenceLines({ tables, roles, facts, pause }: CutoverPlan): string {
  const list = tables.map(({ source: { schema, name } }) => ident(schema, name).fragment).join(', ');
  return [
    `lock table only ${list} in exclusive mode;`,
    ...closeStatements(roles, facts.database).map(({ text }) => `${text};`),
    `select pg_terminate_backend(pid) from pg_stat_activity where usename in (${roles.map(({ name }) => `'${name}'`).join(', ')});`,
    ...(pause ? [] : [`select pg_logical_emit_message(true, 'mudanza', 'cut-over');`]),
  ].join('\n');
}

/** What the way with a pause does besides: nobody but the copy writes to the target, and every row comes over. */
export function pauseActions({ found, door }: PausePlan, lanes: number): Action[] {
  return [
    {
      summary: say('cutover.preview.shut'),
      detail: `${shutStatement(door).text};`,
      detailKind: 'sql',
      hazards: ['LOCKS_TABLE'],
    },
    ...copyActions(found, { lanes, onFilled: 'again' }),
  ];
}

/** What keeps the way with a pause from being gone, and how long it may take. */
export function pauseNotes({ found, door, estimatedMs, isFollowing }: PausePlan): Notes {
  const all: readonly (Notes[number] | false)[] = [
    isFollowing && { verdict: 'fail', message: say('cutover.note.pauseFollowing') },
    found.refusal !== null && { verdict: 'fail', message: found.refusal },
    !door.mayShut && {
      verdict: 'fail',
      message: say('cutover.note.doorOwner', { database: door.database, owner: door.owner }),
    },
    {
      verdict: estimatedMs === null ? 'warn' : 'pass',
      message: say('cutover.note.pauseEstimate', {
        isKnown: estimatedMs === null ? 'no' : 'yes',
        seconds: Math.ceil((estimatedMs ?? 0) / 1000),
      }),
    },
  ];
  return all.flatMap((note) => (note === false ? [] : [note]));
}

type Notes = NonNullable<Preview['notes']>;

/** What stands in the way, and what would make the fence soft or long. */
export function readyNotes({
  facts,
  roles,
  others,
  isFollowed,
  insideTarget,
  isTargetReadOnly,
  tables,
}: CutoverPlan): Notes {
  const soft = roles.filter(({ kind }) => kind === 'readonly').map(({ name }) => name);
  const writing = facts.transactions.filter(({ writes }) => writes);
  const who = writing.map(
    ({ pid, role, seconds }) => `pid ${pid} (${role ?? '—'}, ${Math.round(seconds)} s)`,
  );
  const strong = roles.filter(({ isSuperuser, isOwn }) => isSuperuser && !isOwn).map(({ name }) => name);
  const all: readonly (Notes[number] | false)[] = [
    facts.isStandby && { verdict: 'fail', message: say('cutover.note.standby') },
    facts.prepared.length > 0 && {
      verdict: 'fail',
      message: say('cutover.note.prepared', named(facts.prepared)),
    },
    isTargetReadOnly && { verdict: 'fail', message: say('cutover.note.targetReadOnly') },
    isFollowed && { verdict: 'fail', message: say('cutover.note.followed') },
    roles.length === 0 && { verdict: 'warn', message: say('cutover.note.noRoles') },
    others.length > 0 && {
      verdict: 'warn',
      message: say('cutover.note.others', named(others.map(({ name }) => name))),
    },
    facts.inside.length > 0 && { verdict: 'warn', message: say('cutover.note.inside', named(facts.inside)) },
    insideTarget.length > 0 && {
      verdict: 'warn',
      message: say('cutover.note.insideTarget', named(insideTarget)),
    },
    soft.length > 0 && { verdict: 'warn', message: say('cutover.note.soft', named(soft)) },
    strong.length > 0 && { verdict: 'warn', message: say('cutover.note.superusers', named(strong)) },
    !facts.mayAlterRoles && { verdict: 'warn', message: say('cutover.note.mayNotAlter') },
    !facts.maySignal && { verdict: 'warn', message: say('cutover.judge.mayNotSignal') },
    who.length > 0 && { verdict: 'warn', message: say('cutover.judge.long', named(who)) },
    tables.length > facts.lockRoom / 2 && {
      verdict: 'warn',
      message: say('cutover.note.locks', { count: tables.length }),
    },
  ];
  return all.flatMap((note) => (note === false ? [] : [note]));
}
