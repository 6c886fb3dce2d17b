import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Credentials } from '../../postgres/address/endpoint';
import { dropJournal } from '../../postgres/copy/copy-journal';
import { withCopyWriter } from '../../postgres/copy/copy-session';
import { tableLabel } from '../../postgres/copy/copy-table';
import { readCopyTables } from '../../postgres/copy/read-copy-tables';
import { beginFollow } from '../../postgres/replication/begin-follow';
import { type CleanProof, cleanFollow } from '../../postgres/replication/clean-follow';
import { findFollowLeftovers } from '../../postgres/replication/find-leftovers';
import { readFollowProgress } from '../../postgres/replication/follow-journal';
import { FOLLOW_PREFIX, followNames } from '../../postgres/replication/follow-names';
import { formatLsn } from '../../postgres/replication/lsn';
import { prepareSource } from '../../postgres/replication/prepare-source';
import type { Relay } from '../../postgres/replication/relay';
import { sourcePosition } from '../../postgres/replication/source-position';
import { type HeldVerification, verifyHeld } from '../../postgres/replication/verify-held';
import { withRelay } from '../../postgres/replication/with-relay';
import { withSource, withTarget } from '../../postgres/with-client';
import { type CheckAnswer, type CheckCall, defineCheck } from './check-command';
import { credentialsOf } from './credentials-of';
import { rehearseSwitch } from './rehearse-switch';

const Names = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()])));

const Options = z.object({
  source: z.string(),
  target: z.string(),
  ca: z.string().optional(),
  schemas: Names,
  tables: Names,
  leaveOut: Names,
  lanes: z.coerce.number().int().min(1).max(8).default(4),
  name: z.string().optional(),
  for: z.coerce.number().min(0).max(604_800).optional(),
  untilCaughtUp: z.boolean().default(false),
  keep: z.boolean().default(false),
  clean: z.boolean().default(false),
  rehearse: z.boolean().default(false),
  roles: Names,
  maxSeconds: z.coerce.number().min(0.001).max(3_600).default(60),
  withLock: z.boolean().default(false),
});
type Options = z.infer<typeof Options>;

interface Job {
  readonly call: CheckCall;
  readonly options: Options;
  readonly source: Credentials;
  readonly target: Credentials;
  readonly schemas: readonly string[];
  readonly leaveOut: readonly string[];
}

async function jobOf(call: CheckCall, options: Options): Promise<Job> {
  const source = await credentialsOf(call, '--source', { url: options.source, ca: options.ca });
  const target = await credentialsOf(call, '--target', { url: options.target, ca: options.ca });
  const schemas = options.schemas.length > 0 ? options.schemas : ['public'];
  const { tables } = options;
  if (tables.length === 0) return { call, options, source, target, schemas, leaveOut: options.leaveOut };
  const all = await withSource(source, (client) => readCopyTables(client, schemas), { signal: call.signal });
  const others = all.map(tableLabel).filter((label) => !tables.includes(label));
  return { call, options, source, target, schemas, leaveOut: [...options.leaveOut, ...others] };
}

const leftOf = (proof: CleanProof) => [
  ...new Set([...proof.slots, ...proof.publications, ...proof.identities, ...proof.journal]),
];

/** @param isOurs the rows are of this command, so nobody needs the journal of their copy any more */
async function cleanUp(
  { call, source, target }: Job,
  ids: readonly string[],
  isOurs: boolean,
): Promise<string[]> {
  // What was begun is taken back also when the command itself was stopped.
  const signal = call.signal.aborted ? AbortSignal.timeout(30_000) : call.signal;
  const left: string[] = [];
  for (const id of ids)
    left.push(...leftOf(await cleanFollow({ source, target, names: followNames(id), signal })));
  if (!isOurs || left.length > 0) return left;
  await withCopyWriter(target, { signal }, async (writer) => {
    if ((await readFollowProgress(writer)).length === 0) await dropJournal(writer);
  });
  return left;
}

async function cleanOnly(job: Job): Promise<CheckAnswer> {
  const { call, options, source, target } = job;
  const { signal } = call;
  const found = await withSource(source, findFollowLeftovers, { signal });
  const rows = await withTarget(target, readFollowProgress, { signal });
  const all = [
    ...found.slots.map(({ name }) => name),
    ...found.publications,
    ...rows.map(({ slot }) => slot),
  ];
  const ids = options.name
    ? [options.name]
    : [...new Set(all)].map((name) => name.slice(FOLLOW_PREFIX.length));
  const left = await cleanUp(job, ids, options.name !== undefined);
  return cleanAnswer(call, left, { cleaned: ids });
}

function cleanAnswer({ t }: CheckCall, left: readonly string[], json: object): CheckAnswer {
  return {
    json: { ...json, left },
    words: [
      left.length === 0 ? t('check.follow.cleaned') : t('check.follow.left', { names: left.join(', ') }),
    ],
    code: left.length === 0 ? 0 : 1,
  };
}

async function begin(job: Job, id: string): Promise<{ readonly rows: number; readonly lsn: bigint }> {
  const { call, source, target, schemas, leaveOut, options } = job;
  const { t, signal } = call;
  const names = followNames(id);
  const both = { source, target, schemas, leaveOut, signal, names };
  const { tables } = await prepareSource(both);
  call.tell(t('check.follow.prepared', { count: tables.length }));
  const { copied, slot } = await beginFollow({
    ...both,
    lanes: options.lanes,
    chunkBytes: 32 * 1024 * 1024,
    deferIndexes: 'auto',
    verify: true,
    onSlot: ({ name, lsn }) => call.tell(t('check.follow.slot', { slot: name, lsn: formatLsn(lsn) })),
    onStage: (stage) => call.tell(t(`data.stage.${stage}`)),
  });
  return { rows: copied.tables.reduce((sum, { rowsIn }) => sum + rowsIn, 0), lsn: slot.lsn };
}

/** Follows for the asked time, or until everything that was written when it began is on the target. */
async function keepUp({ call, options, source }: Job, relay: Relay): Promise<number> {
  const started = performance.now();
  const until = options.for === undefined ? null : started + options.for * 1000;
  const position = () => withSource(source, sourcePosition, { signal: call.signal });
  if (until === null) await relay.until(await position(), call.signal);
  while (until !== null && performance.now() < until) {
    await Promise.race([
      sleep(Math.min(1_000, until - performance.now()), undefined, { signal: call.signal }),
      relay.failed,
    ]);
    const lag = Number((await position()) - relay.status.received);
    call.tell(
      call.t('check.follow.following', { transactions: relay.status.transactions, lag: Math.max(0, lag) }),
    );
  }
  return (performance.now() - started) / 1000;
}

function answerOf(call: CheckCall, verified: HeldVerification, json: object): CheckAnswer {
  const wrong = verified.tables.filter(({ badBuckets }) => badBuckets > 0);
  const rows = verified.tables.reduce((sum, { sourceRows }) => sum + sourceRows, 0);
  const lsn = formatLsn(verified.lsn);
  const { tables, left: notFollowed, lackingColumns, heldMs } = verified;
  const isEqual = wrong.length === 0;
  return {
    json: { equal: isEqual, ...json, verified: { lsn, heldMs, tables, notFollowed, lackingColumns } },
    words: [
      ...wrong.map((table) =>
        call.t('data.log.differs', { table: tableLabel(table), rows: table.sourceRows }),
      ),
      isEqual
        ? call.t('check.follow.equal', { lsn, rows, count: tables.length })
        : call.t('check.follow.differ', { lsn, count: wrong.length }),
    ],
    code: isEqual ? 0 : 1,
  };
}

async function followAndCompare(job: Job, id: string): Promise<CheckAnswer> {
  const { call, source, target, schemas, options } = job;
  const { signal } = call;
  const names = followNames(id);
  const known = (await withTarget(target, readFollowProgress, { signal })).find(
    ({ slot }) => slot === names.slot,
  );
  if (known) call.tell(call.t('check.follow.resumed', { lsn: formatLsn(known.lsn) }));
  const copied = known ? null : await begin(job, id);
  const leaveOut = known?.leaveOut ?? job.leaveOut;
  return withRelay({ source, target, slot: names.slot, signal }, async (relay) => {
    const seconds = await keepUp(job, relay);
    const { transactions, changes } = relay.status;
    const verified = await verifyHeld(relay, {
      ...{ source, target, schemas, leaveOut, signal },
      slot: names.slot,
      ...{ lanes: options.lanes, maxNamed: 100, everything: true },
    });
    const followed = { seconds, transactions, changes, applied: formatLsn(relay.status.applied) };
    return answerOf(call, verified, { slot: names.slot, copiedRows: copied?.rows ?? null, followed });
  });
}

const both = (one: CheckAnswer, two: CheckAnswer): CheckAnswer => ({
  json: { ...one.json, ...two.json },
  words: [...one.words, ...two.words],
  code: one.code === 0 ? two.code : one.code,
});

/** With what the following itself holds, which an earlier call may have begun. */
async function rehearsed({ call, options, source, target, ...job }: Job, id: string): Promise<CheckAnswer> {
  const { slot } = followNames(id);
  const rows = await withTarget(target, readFollowProgress, { signal: call.signal });
  const { schemas, leaveOut } = rows.find((row) => row.slot === slot) ?? job;
  const { lanes, roles, maxSeconds, withLock } = options;
  return rehearseSwitch({
    ...{ call, source, target, id, schemas, leaveOut, lanes, roles, maxSeconds, withLock },
  });
}

async function run(call: CheckCall, options: Options): Promise<CheckAnswer> {
  const job = await jobOf(call, options);
  if (options.clean) return cleanOnly(job);
  const id = options.name ?? randomUUID();
  let left: string[] = [];
  let answer: CheckAnswer;
  try {
    answer = await followAndCompare(job, id);
    if (options.rehearse) answer = both(answer, await rehearsed(job, id));
  } finally {
    if (!options.keep) left = await cleanUp(job, [id], true);
  }
  const after = options.keep
    ? call.t('check.follow.kept', { slot: followNames(id).slot, name: id })
    : cleanAnswer(call, left, {}).words[0];
  return {
    json: { ...answer.json, kept: options.keep, left },
    words: [...answer.words, after ?? ''],
    code: left.length > 0 ? 1 : answer.code,
  };
}

/** Copies, follows, compares at one moment and cleans up, between any two servers that may be written to. */
export const follow = defineCheck({
  name: 'follow',
  help: 'check.follow.help',
  options: [
    { flags: '--source <url>', help: 'check.option.source', isRequired: true },
    { flags: '--target <url>', help: 'check.option.target', isRequired: true },
    { flags: '--ca <file>', help: 'check.option.ca' },
    { flags: '--schemas <names>', help: 'check.data.schemas' },
    { flags: '--tables <names>', help: 'check.follow.tables' },
    { flags: '--leave-out <names>', help: 'check.data.leaveOut' },
    { flags: '--lanes <number>', help: 'check.data.lanes' },
    { flags: '--name <name>', help: 'check.follow.name' },
    { flags: '--for <seconds>', help: 'check.follow.for' },
    { flags: '--until-caught-up', help: 'check.follow.untilCaughtUp' },
    { flags: '--keep', help: 'check.follow.keep' },
    { flags: '--rehearse', help: 'check.follow.rehearse' },
    { flags: '--roles <names>', help: 'check.follow.roles' },
    { flags: '--max-seconds <number>', help: 'check.follow.maxSeconds' },
    { flags: '--with-lock', help: 'check.follow.withLock' },
    { flags: '--clean', help: 'check.follow.clean' },
  ],
  input: Options,
  run,
});
