import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import { defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { type FollowProgress, readFollowProgress } from '../../postgres/replication/follow-journal';
import { followNames } from '../../postgres/replication/follow-names';
import { formatLsn } from '../../postgres/replication/lsn';
import { verifyHeld } from '../../postgres/replication/verify-held';
import { withRelay } from '../../postgres/replication/with-relay';
import { withTarget } from '../../postgres/with-client';
import { LANES_FIELD, Lanes } from './data-fields';
import { requireDoors } from './doors';
import { FOLLOW_CRITERIA } from './follow-criteria';
import { FollowEvidence, followEvidence } from './follow-evidence';
import { FollowGauge } from './follow-gauge';

const Input = z.object({
  /** 0: until everything that was written when it began is on the target. */
  minutes: z.coerce.number().min(0).max(10_080).default(10),
  verify: z.coerce.boolean().default(true),
  lanes: Lanes,
});
type Input = z.infer<typeof Input>;

async function progressOf(ctx: StepContext): Promise<FollowProgress> {
  const { target } = await requireDoors(ctx);
  const { slot } = followNames(ctx.migration.id);
  const rows = await withTarget(target, readFollowProgress, { signal: ctx.signal });
  const found = rows.find((row) => row.slot === slot);
  if (!found) throw new MudanzaError('MUD-950', { params: { slot } });
  return found;
}

async function preview(ctx: StepContext, input: Input): Promise<Preview> {
  const { slot, lsn, schemas } = await progressOf(ctx);
  return {
    basis: previewBasis({ input, slot, schemas }),
    actions: [
      {
        summary: say('follow.preview.follow', { slot, lsn: formatLsn(lsn), minutes: input.minutes }),
        hazards: ['LOADS_TARGET', 'SKIPS_CHECKS', 'HOLDS_WAL'],
      },
    ],
  };
}

async function run(ctx: StepContext, { minutes, lanes, verify }: Input): Promise<FollowEvidence> {
  const doors = await requireDoors(ctx);
  const progress = await progressOf(ctx);
  const { slot } = progress;
  const { signal } = ctx;
  const started = performance.now();
  return withRelay({ ...doors, slot, signal }, async (relay) => {
    const gauge = await FollowGauge.start(ctx, { source: doors.source, relay, progress });
    const until = started + minutes * 60_000;
    if (minutes === 0) await relay.until(gauge.goal, signal);
    while (performance.now() < until) {
      await Promise.race([sleep(1_000, undefined, { signal }), relay.failed]);
      await gauge.look();
    }
    const held = verify
      ? await verifyHeld(relay, {
          ...{ ...doors, slot, signal, lanes, maxNamed: 100 },
          ...{ schemas: progress.schemas, leaveOut: progress.leaveOut },
        })
      : null;
    await gauge.look();
    const { applied, transactions, changes } = relay.status;
    return FollowEvidence.parse({
      ...{ slot, transactions, changes, keepMb: gauge.keepMb, points: gauge.points },
      from: formatLsn(progress.lsn),
      applied: formatLsn(applied),
      seconds: (performance.now() - started) / 1000,
      schemaChanges: await gauge.schemaChanges(),
      verified: held && { lsn: formatLsn(held.lsn), heldMs: held.heldMs, tables: held.tables },
    });
  });
}

/**
 * Applies what the source writes, for a while, and compares both sides at one place of the log. It takes itself up again
 * from the target's progress row, whichever instance ran it before; stopping it loses nothing.
 */
export const dataFollow = defineStep({
  id: 'data.follow',
  input: Input,
  fields: [
    {
      name: 'minutes',
      kind: 'number',
      label: 'follow.field.minutes',
      help: 'follow.field.minutesHelp',
      initial: 10,
    },
    { name: 'verify', kind: 'checkbox', label: 'follow.field.verify', initial: true },
    LANES_FIELD,
  ],
  needs: ['data.prepare', 'data.copy'],
  sides: { source: 'reads', target: 'writes' },
  evidence: followEvidence,
  preview,
  run,
  criteria: FOLLOW_CRITERIA,
});
