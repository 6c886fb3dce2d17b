import { z } from 'zod';
import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import { type Criterion, defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { carrySequencesBack } from '../../postgres/replication/carry-sequences';
import { endReverse } from '../../postgres/replication/end-reverse';
import { reverseNames } from '../../postgres/replication/follow-names';
import { formatLsn } from '../../postgres/replication/lsn';
import { reverseProgress, withReverse } from '../../postgres/replication/with-reverse';
import { requireDoors } from './doors';
import { judgeCompared, judgeHeld, judgeLag } from './follow-criteria';
import { type ReverseEvidence, reverseEvidence } from './follow-evidence';
import { FOLLOW_FIELDS, FOLLOW_INPUT } from './follow-fields';
import { serveFollowing } from './follow-service';
import { reverseDoors } from './reverse-door';
import { judgeRows } from './rows-outcome';

const Input = z.object(FOLLOW_INPUT);
type Input = z.infer<typeof Input>;

async function preview(ctx: StepContext, input: Input): Promise<Preview> {
  const { source } = await requireDoors(ctx);
  const names = reverseNames(ctx.migration.id);
  const { slot, lsn, schemas } = await reverseProgress({ source, names, signal: ctx.signal });
  return {
    basis: previewBasis({ input, slot, schemas }),
    actions: [
      {
        summary: say('follow.reverse.action', { slot, lsn: formatLsn(lsn) }),
        hazards: ['WRITES_SOURCE', 'SKIPS_CHECKS', 'HOLDS_WAL'],
      },
    ],
    notes: [{ verdict: 'warn', message: say('follow.reverse.alone') }],
  };
}

async function run(ctx: StepContext, input: Input): Promise<ReverseEvidence> {
  const { source, target } = await reverseDoors(ctx);
  const names = reverseNames(ctx.migration.id);
  const progress = await reverseProgress({ source, names, signal: ctx.signal });
  const evidence = await serveFollowing(ctx, {
    ...{ ...input, direction: 'back', origin: target, place: source, progress },
    open: (signal, use) => withReverse({ source, target, names, signal }, use),
  });
  // Without the signal: a following that was stopped has its sequences set, too.
  const set = await carrySequencesBack({ source, target }, progress.schemas, {
    applicationName: 'mudanza reverse',
  });
  return { ...evidence, sequences: [...set] };
}

const CRITERIA: readonly Criterion<ReverseEvidence, 'data.reverse'>[] = [
  { id: 'data.reverse.lag', judge: judgeLag },
  {
    id: 'data.reverse.held',
    judge: (evidence) =>
      evidence.walStatus === 'lost'
        ? { verdict: 'fail', message: say('follow.reverse.lost', { slot: evidence.slot }) }
        : judgeHeld(evidence),
  },
  {
    id: 'data.reverse.verified',
    judge: ({ verified }) =>
      verified ? judgeRows(verified.tables) : { verdict: 'unchecked', message: say('data.rows.none') },
  },
  { id: 'data.reverse.compared', judge: judgeCompared },
  {
    id: 'data.reverse.sequences',
    judge: ({ sequences }) => ({
      verdict: 'pass',
      message: say('follow.reverse.sequences', { count: sequences.length }),
    }),
  },
];

async function previewUndo(ctx: StepContext): Promise<Preview> {
  const { slot } = reverseNames(ctx.migration.id);
  return {
    basis: previewBasis({ slot }),
    actions: [
      {
        summary: say('follow.reverse.undo', { slot }),
        hazards: ['WRITES_SOURCE', 'POINT_OF_NO_RETURN'],
      },
    ],
  };
}

async function undo(ctx: StepContext) {
  const { source, target } = await reverseDoors(ctx);
  const proof = await endReverse({
    source,
    target,
    names: reverseNames(ctx.migration.id),
    signal: ctx.signal,
  });
  const left = [...proof.slots, ...proof.publications, ...proof.identities, ...proof.journal];
  if (left.length > 0) throw new MudanzaError('MUD-964', { params: { names: left.join(', ') } });
  return proof;
}

/**
 * Carries everything that is written to the target since the switch back to the source, so that going back later loses
 * nothing. The source stays closed to its application; only the relay writes there.
 */
export const dataReverse = defineStep({
  id: 'data.reverse',
  input: Input,
  fields: FOLLOW_FIELDS,
  needs: ['data.prepare', 'data.copy'],
  // Not waited for: a switch that failed behind its opening is what has to be carried back.
  looksAt: ['data.cutover'],
  sides: { source: 'writes', target: 'reads' },
  writes: [
    { place: 'source', by: 'undo' },
    { place: 'target', by: 'undo' },
  ],
  isService: true,
  evidence: reverseEvidence,
  preview,
  run,
  criteria: CRITERIA,
  previewUndo,
  undo,
  hasOwnRecord: true,
});
