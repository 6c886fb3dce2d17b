import { z } from 'zod';
import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import { type Criterion, defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { cleanFollow } from '../../postgres/replication/clean-follow';
import { findFollowLeftovers } from '../../postgres/replication/find-leftovers';
import { type FollowNames, followNames } from '../../postgres/replication/follow-names';
import { withSource } from '../../postgres/with-client';
import { requireDoors } from './doors';
import { type CleanEvidence, cleanEvidence } from './follow-evidence';
import { megabytes } from './megabytes';

const Input = z.object({});

async function look(ctx: StepContext) {
  const doors = await requireDoors(ctx);
  const names = followNames(ctx.migration.id);
  const found = await withSource(doors.source, findFollowLeftovers, { signal: ctx.signal });
  const isOwn = (name: string) => name === names.slot || name === names.publication;
  const own = [...new Set([...found.slots.map(({ name }) => name), ...found.publications].filter(isOwn))];
  return { ...doors, names, own, strange: strangeOf(found, names) };
}

function strangeOf(
  { slots, publications }: Awaited<ReturnType<typeof findFollowLeftovers>>,
  names: FollowNames,
): CleanEvidence['strange'] {
  const others = publications.filter(
    (name) => name !== names.publication && !slots.some((slot) => slot.name === name),
  );
  return [
    ...slots.filter(({ name }) => name !== names.slot),
    ...others.map((name) => ({ name, heldBytes: 0, isActive: false })),
  ];
}

async function preview(ctx: StepContext): Promise<Preview> {
  const { own, strange } = await look(ctx);
  return {
    basis: previewBasis({ own, strange: strange.map(({ name }) => name) }),
    actions: [
      {
        summary: say('follow.clean.action', { count: own.length }),
        detail: own.join('\n'),
        detailKind: 'text',
        hazards: ['WRITES_SOURCE'],
      },
    ],
    notes: strange.map(({ name, heldBytes }) => ({
      verdict: 'warn' as const,
      message: say('follow.clean.strangeOne', { name, megabytes: megabytes(heldBytes) }),
    })),
  };
}

async function run(ctx: StepContext): Promise<CleanEvidence> {
  const { source, target, names, own, strange } = await look(ctx);
  const proof = await cleanFollow({ source, target, names, signal: ctx.signal });
  const left = [...new Set([...proof.slots, ...proof.publications, ...proof.identities, ...proof.journal])];
  return { taken: own.filter((name) => !left.includes(name)), left, strange };
}

const CRITERIA: readonly Criterion<CleanEvidence, 'data.clean'>[] = [
  {
    id: 'data.clean.left',
    judge: ({ left, taken }) =>
      left.length > 0
        ? { verdict: 'fail', message: say('follow.clean.left', { names: left.join(', ') }) }
        : { verdict: 'pass', message: say('follow.clean.nothing', { count: taken.length }) },
  },
  {
    id: 'data.clean.strange',
    judge: ({ strange }) => {
      const names = strange.map(({ name }) => name).join(', ');
      if (strange.length === 0) return { verdict: 'pass', message: say('follow.clean.noStrange') };
      return strange.every(({ isActive }) => isActive)
        ? { verdict: 'warn', message: say('follow.clean.strange', { names }) }
        : { verdict: 'fail', message: say('follow.clean.strange', { names }) };
    },
  },
];

/** Takes away slot, publication, changed identities and the journal of following, and looks again whether they are gone. */
export const dataClean = defineStep({
  id: 'data.clean',
  input: Input,
  needs: ['source.connection'],
  looksAt: ['data.prepare', 'data.follow'],
  sides: { source: 'writes', target: 'writes' },
  writes: [{ place: 'source', by: 'itself' }],
  evidence: cleanEvidence,
  preview,
  run,
  criteria: CRITERIA,
});
