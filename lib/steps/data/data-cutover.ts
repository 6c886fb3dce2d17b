import { z } from 'zod';
import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import { type Action, defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { SEQUENCE_ROOM } from '../../postgres/copy/sequence-room';
import { cutOver } from '../../postgres/cutover/cut-over';
import { findFence } from '../../postgres/cutover/take-back-fence';
import { formatLsn } from '../../postgres/replication/lsn';
import { CopyProgress } from './copy-progress';
import { CUTOVER_CRITERIA } from './cutover-criteria';
import { envStand } from './cutover-env';
import { CutoverEvidence, cutoverEvidence, rehearseEvidence } from './cutover-evidence';
import { CUTOVER_FIELDS, CUTOVER_INPUT } from './cutover-fields';
import { type CutoverPlan, planCutover, prepareWayBack, wayBackObstacle } from './cutover-plan';
import { fenceLines, pauseActions, pauseNotes, readyNotes } from './cutover-preview';
import { CutoverProgress } from './cutover-progress';
import { planRestart, type Restart, restartApplication, restartLine } from './cutover-restart';
import { previewUndoCutover, takeBackKilled, undoCutover } from './cutover-undo';
import { pauseBasis, pauseCopy } from './pause-plan';

const Input = z.object(CUTOVER_INPUT);
type Input = z.infer<typeof Input>;

const ROOM = Number(SEQUENCE_ROOM);

/** What fills the target: the source's log, or behind the fence all of its rows. */
const filling = (plan: CutoverPlan, { lanes }: Input): { before: Action[]; inside: Action[] } =>
  plan.pause
    ? { before: pauseActions(plan.pause, lanes), inside: [] }
    : { before: [], inside: [{ summary: say('cutover.preview.drain') }] };

function acts(input: Input, plan: CutoverPlan, restart: Restart, isOneWay: boolean): Action[] {
  const line = restartLine(restart);
  const verify: Action = { summary: say('cutover.preview.verify', { count: plan.tables.length }) };
  const isLate = input.verify === 'after' && !plan.pause;
  const { before, inside } = filling(plan, input);
  return [
    ...before.slice(0, 1),
    {
      summary: say('cutover.preview.fence', { count: plan.tables.length, roles: plan.roles.length }),
      detail: fenceLines(plan),
      detailKind: 'sql',
      hazards: ['WRITES_SOURCE', 'SOURCE_DOWNTIME', 'LOCKS_TABLE'],
    },
    ...before.slice(1),
    ...inside,
    { summary: say('cutover.preview.sequences', { room: ROOM }) },
    ...(isOneWay ? [] : [{ summary: say('cutover.preview.wayBack'), hazards: ['HOLDS_WAL'] as const }]),
    ...(isLate ? [] : [verify]),
    {
      summary: say('cutover.preview.restart', { way: restart.way }),
      ...(line !== null && {
        detail: line,
        detailKind: 'command' as const,
        hazards: ['RUNS_COMMAND'] as const,
      }),
    },
    { summary: say('cutover.preview.abortLine', { seconds: limitOf(input, plan) }) },
    {
      summary: say('cutover.preview.open'),
      hazards: [
        ...(isLate ? (['OPENS_BEFORE_VERIFIED'] as const) : []),
        ...(isOneWay ? (['POINT_OF_NO_RETURN'] as const) : []),
      ],
    },
    ...(isLate ? [verify] : []),
  ];
}

/** Seconds from the lock until the target must be open. */
const limitOf = ({ maxSeconds, pauseMinutes }: Input, { pause }: CutoverPlan): number =>
  pause ? Math.ceil(pauseMinutes * 60) : maxSeconds;

/** ms that the whole lets expect, the restart left out. */
async function estimateOf(ctx: StepContext, { pause }: CutoverPlan): Promise<number | null> {
  if (pause) return pause.estimatedMs;
  return (await ctx.evidenceOf(rehearseEvidence))?.predictedMs ?? null;
}

async function expectation(ctx: StepContext, plan: CutoverPlan): Promise<NonNullable<Preview['notes']>> {
  if (plan.pause) return pauseNotes(plan.pause);
  const ms = await estimateOf(ctx, plan);
  const predicted = { isKnown: ms === null ? 'no' : 'yes', ms: Math.round(ms ?? 0) };
  return [{ verdict: ms === null ? 'warn' : 'pass', message: say('cutover.note.rehearsed', predicted) }];
}

async function preview(ctx: StepContext, input: Input): Promise<Preview> {
  const plan = await planCutover(ctx, input);
  const restart = planRestart(ctx, input.restart, input.command);
  const obstacle = input.wayBack ? await wayBackObstacle(ctx, plan) : null;
  const isOneWay = !input.wayBack || obstacle !== null;
  const standing = await findFence(plan);
  const env = await envStand(ctx);
  const notes: NonNullable<Preview['notes']> = [
    ...(standing
      ? [{ verdict: 'fail' as const, message: say('cutover.note.standing', { state: standing.state }) }]
      : []),
    ...(await expectation(ctx, plan)),
    ...readyNotes(plan),
    ...env.notes,
    ...(obstacle === null
      ? []
      : [{ verdict: 'warn' as const, message: say('cutover.note.noWayBack', { reason: obstacle }) }]),
  ];
  return {
    basis: previewBasis({
      input,
      slot: plan.slot,
      roles: plan.roles.map(({ name, kind }) => [name, kind]),
      tables: plan.tables.map(({ source }) => source),
      ...{ isOneWay, restart: restart.argv, env: env.sha256 },
      pause: plan.pause && pauseBasis(plan.pause),
    }),
    actions: acts(input, plan, restart, isOneWay),
    notes,
    isRefused: notes.some(({ verdict }) => verdict === 'fail'),
  };
}

/** The switch itself, with what it needs of the migration. */
async function goOver(
  ctx: StepContext,
  input: Input,
  plan: CutoverPlan,
  restart: Restart,
  begin?: () => Promise<() => Promise<void>>,
) {
  const progress = new CutoverProgress(ctx, { isRehearsal: false, all: 16, byHand: restart.argv === null });
  const copying = plan.pause && new CopyProgress(ctx, null);
  const { source, target, slot, roles, pause } = plan;
  const { verify, lanes, firstWriteSeconds } = input;
  try {
    return await cutOver({
      ...{ source, target, slot, roles, verify, lanes, firstWriteSeconds, signal: ctx.signal },
      ...(pause && copying && { pause: pauseCopy(pause, copying) }),
      maxSeconds: limitOf(input, plan),
      lockPatience: input.lockSeconds * 1000,
      sequenceRoom: ROOM,
      onAct: progress.onAct,
      switchOver: (door) => restartApplication(ctx, restart, door),
      ...(begin && { beforeOpen: begin }),
    });
  } finally {
    copying?.stop();
  }
}

async function run(ctx: StepContext, input: Input): Promise<CutoverEvidence> {
  const restart = planRestart(ctx, input.restart, input.command);
  const plan = await planCutover(ctx, input);
  const standing = await findFence(plan);
  if (standing) throw new MudanzaError('MUD-976', { params: { state: standing.state } });
  const canGoBack = input.wayBack && (await wayBackObstacle(ctx, plan)) === null;
  const way = canGoBack ? await prepareWayBack(ctx, plan) : null;
  let isDone = false;
  try {
    const { marker, applied, openedAt, firstWriteAt, restartFault, ...result } = await goOver(
      ctx,
      input,
      plan,
      restart,
      way?.begin,
    );
    isDone = true;
    return CutoverEvidence.parse({
      ...result,
      ...{ slot: plan.slot, way: plan.pause ? 'pause' : 'follow', maxSeconds: limitOf(input, plan) },
      verify: plan.pause ? 'before' : input.verify,
      estimatedMs: await estimateOf(ctx, plan),
      fenced: plan.roles.map(({ name, kind }) => ({ name, kind })),
      marker: formatLsn(marker),
      applied: formatLsn(applied),
      openedAt: openedAt.toISOString(),
      firstWriteAt: firstWriteAt?.toISOString() ?? null,
      firstWriteSeconds: input.firstWriteSeconds,
      restart: { way: restart.way, command: restartLine(restart), fault: restartFault },
      others: plan.others.map(({ name }) => name),
      wayBack: way?.slot ?? null,
    });
  } finally {
    // Where the target was opened the way back stays, however the run ended.
    if (!isDone && way && !(await findFence(plan).catch(() => ({})))) await way.end();
  }
}

/**
 * Moves the application to the target: shuts it out of the source, lets everything arrive, compares, restarts it, and opens
 * the target. Where the source cannot be followed everything is copied behind the fence: the way with a pause. Whatever fails
 * before the opening is taken back by itself.
 */
export const dataCutover = defineStep({
  id: 'data.cutover',
  input: Input,
  fields: CUTOVER_FIELDS,
  needs: ['source.connection', 'schema.deploy'],
  // What was followed, or let expect how long a pause takes; neither is waited for.
  looksAt: ['data.prepare', 'data.copy', 'data.follow', 'data.rehearse', 'backend.env'],
  sides: { source: 'writes', target: 'writes' },
  writesTarget: true,
  writes: [
    { place: 'source', by: 'undo' },
    { place: 'target', by: 'undo' },
  ],
  takenBack: { by: ['rollback.everything'], when: 'rollback.catalog' },
  evidence: cutoverEvidence,
  preview,
  run,
  criteria: CUTOVER_CRITERIA,
  previewUndo: previewUndoCutover,
  undo: undoCutover,
  afterKill: takeBackKilled,
  hasOwnRecord: true,
});
