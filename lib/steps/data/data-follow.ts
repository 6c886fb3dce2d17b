import { z } from 'zod';
import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import { defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { type FollowProgress, readFollowProgress } from '../../postgres/replication/follow-journal';
import { followNames } from '../../postgres/replication/follow-names';
import { formatLsn } from '../../postgres/replication/lsn';
import { withRelay } from '../../postgres/replication/with-relay';
import { withTarget } from '../../postgres/with-client';
import { requireDoors } from './doors';
import { FOLLOW_CRITERIA } from './follow-criteria';
import { type FollowEvidence, followEvidence } from './follow-evidence';
import { FOLLOW_FIELDS, FOLLOW_INPUT } from './follow-fields';
import { serveFollowing } from './follow-service';

const Input = z.object(FOLLOW_INPUT);
type Input = z.infer<typeof Input>;

async function progressOf(ctx: StepContext): Promise<FollowProgress> {
  const { target } = await requireDoors(ctx);
  const { slot } = followNames(ctx.migration.id);
  const rows = await withTarget(target, readFollowProgress, { signal: ctx.signal });
  const found = rows.find((row) => row.slot === slot);
  if (!found) throw new MudanzaError('MUD-950', { params: { slot } });
  return found;
}

/** The basis leaves out how far it has come: a run that is taken up again was confirmed for good. */
async function preview(ctx: StepContext, input: Input): Promise<Preview> {
  const { slot, lsn, schemas } = await progressOf(ctx);
  const how =
    input.minutes === null ? { isOpen: 'yes', minutes: 0 } : { isOpen: 'no', minutes: input.minutes };
  return {
    basis: previewBasis({ input, slot, schemas }),
    actions: [
      {
        summary: say('follow.preview.follow', { slot, lsn: formatLsn(lsn), ...how }),
        hazards: ['LOADS_TARGET', 'SKIPS_CHECKS', 'HOLDS_WAL'],
      },
    ],
  };
}

async function run(ctx: StepContext, input: Input): Promise<FollowEvidence> {
  const { source, target } = await requireDoors(ctx);
  const progress = await progressOf(ctx);
  const { slot } = progress;
  return serveFollowing(ctx, {
    ...{ ...input, direction: 'forward', origin: source, place: target, progress },
    open: (signal, use) => withRelay({ source, target, slot, signal }, use),
  });
}

/**
 * Applies what the source writes, and compares both sides at one place of the log. It takes itself up again from the
 * target's progress row, whichever instance ran it before; stopping it loses nothing.
 */
export const dataFollow = defineStep({
  id: 'data.follow',
  input: Input,
  fields: FOLLOW_FIELDS,
  needs: ['data.prepare', 'data.copy'],
  sides: { source: 'reads', target: 'writes' },
  writes: [{ place: 'target', by: 'copy' }],
  isService: true,
  evidence: followEvidence,
  preview,
  run,
  criteria: FOLLOW_CRITERIA,
});
