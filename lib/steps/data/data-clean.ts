import { z } from 'zod';
import { say } from '../../i18n/message';
import { type FoundSlot, judgeSlots, strangeSlots } from '../../plan/found-slots';
import { previewBasis } from '../../plan/preview-basis';
import { type Action, type Criterion, defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import type { Credentials } from '../../postgres/address/endpoint';
import { JOURNAL_SCHEMA } from '../../postgres/copy/copy-journal';
import { cleanFollow } from '../../postgres/replication/clean-follow';
import { cleanOrigin } from '../../postgres/replication/clean-origin';
import { endReverse } from '../../postgres/replication/end-reverse';
import { findFollowLeftovers } from '../../postgres/replication/find-leftovers';
import { readFollowProgress } from '../../postgres/replication/follow-journal';
import {
  type FollowNames,
  followNames,
  REVERSE_PREFIX,
  reverseNames,
} from '../../postgres/replication/follow-names';
import { withSourceOwner } from '../../postgres/source-owner';
import { withSource } from '../../postgres/with-client';
import { dropNotes, judgeNotes, readNotes } from './clean-notes';
import { requireDoors } from './doors';
import { type CleanEvidence, cleanEvidence } from './follow-evidence';
import { megabytes } from './megabytes';

const Input = z.object({
  others: z.coerce.boolean().default(false),
  notes: z.coerce.boolean().default(false),
});
type Input = z.infer<typeof Input>;

/** What of these names is on a server, each once. */
async function namesOn(found: Found, names: FollowNames): Promise<string[]> {
  const all = [...found.slots.map(({ name }) => name), ...found.publications];
  return [...new Set(all)].filter((name) => name === names.slot || name === names.publication);
}

type Found = Awaited<ReturnType<typeof findFollowLeftovers>>;

/** What others left on either side: a slot of a way back fills the target's disk, as one of a following the source's. */
const strangeOf = (here: Found, there: Found, id: string): FoundSlot[] => [
  ...strangeSlots(here, id),
  ...strangeSlots(there, id).map((slot) => ({ ...slot, isOnTarget: true })),
];

async function look(ctx: StepContext) {
  const doors = await requireDoors(ctx);
  const { signal } = ctx;
  const [names, back] = [followNames(ctx.migration.id), reverseNames(ctx.migration.id)];
  const found = await withSource(doors.source, findFollowLeftovers, { signal });
  const there = await withSource(doors.target, findFollowLeftovers, { signal });
  const came = await withSource(doors.source, readFollowProgress, { signal });
  const wayBack = [...(await namesOn(there, back)), ...came.map(({ slot }) => slot)];
  return {
    ...{ ...doors, names, back, own: await namesOn(found, names) },
    hasWayBack: wayBack.includes(back.slot),
    strange: strangeOf(found, there, ctx.migration.id),
  };
}

const idleOf = ({ strange }: Pick<Awaited<ReturnType<typeof look>>, 'strange'>) =>
  strange.filter(({ isActive }) => !isActive);

async function preview(ctx: StepContext, { others, notes }: Input): Promise<Preview> {
  const found = await look(ctx);
  const { own, strange, hasWayBack, back } = found;
  const idle = others ? idleOf(found) : [];
  const actions: (Action | false)[] = [
    {
      summary: say('follow.clean.action', { count: own.length }),
      detail: own.join('\n'),
      detailKind: 'text',
      hazards: ['WRITES_SOURCE'],
    },
    hasWayBack && {
      summary: say('follow.clean.reverse', { slot: back.slot }),
      hazards: ['WRITES_SOURCE', 'POINT_OF_NO_RETURN'],
    },
    idle.length > 0 && {
      summary: say('follow.clean.strangeDropped', { names: idle.map(({ name }) => name).join(', ') }),
      hazards: ['WRITES_SOURCE', 'DELETES_DATA'],
    },
    notes && {
      summary: say('follow.clean.notes', { schema: JOURNAL_SCHEMA }),
      hazards: ['POINT_OF_NO_RETURN'],
    },
  ];
  return {
    basis: previewBasis({ own, others, notes, hasWayBack, strange: strange.map(({ name }) => name) }),
    actions: actions.filter((action) => action !== false),
    notes: strange.map(({ name, heldBytes }) => ({
      verdict: 'warn' as const,
      message: say('follow.clean.strangeOne', { name, megabytes: megabytes(heldBytes) }),
    })),
  };
}

/** What was left for good by a migration that is gone: what it made on the other side goes with its slot. */
async function cleanStrange(
  { name, isOnTarget }: FoundSlot,
  sides: { readonly source: Credentials; readonly target: Credentials; readonly signal: AbortSignal },
): Promise<void> {
  const names = { slot: name, publication: name };
  const isBack = name.startsWith(REVERSE_PREFIX);
  if (isOnTarget === true && isBack) await endReverse({ ...sides, names });
  else if (isOnTarget !== true && !isBack) await cleanFollow({ ...sides, names });
  else {
    const options = { signal: sides.signal, applicationName: 'mudanza clean' };
    await withSourceOwner(isOnTarget ? sides.target : sides.source, options, (owner) =>
      cleanOrigin(owner, names),
    );
  }
}

async function run(ctx: StepContext, { others, notes }: Input): Promise<CleanEvidence> {
  const found = await look(ctx);
  const { source, target, names, back, own, hasWayBack } = found;
  const { signal } = ctx;
  const proofs = [await cleanFollow({ source, target, names, signal })];
  if (hasWayBack) proofs.push(await endReverse({ source, target, names: back, signal }));
  const idle = others ? idleOf(found) : [];
  for (const slot of idle) await cleanStrange(slot, { source, target, signal });
  const left = [
    ...new Set(
      proofs.flatMap((proof) => [
        ...proof.slots,
        ...proof.publications,
        ...proof.identities,
        ...proof.journal,
      ]),
    ),
  ];
  const gone = [...own, ...(hasWayBack ? [back.slot] : []), ...idle.map(({ name }) => name)];
  const after = await withSource(source, findFollowLeftovers, { signal });
  const there = await withSource(target, findFollowLeftovers, { signal });
  const options = { signal, applicationName: 'mudanza clean' };
  return {
    notes: notes ? await dropNotes(target, options) : await withSource(target, readNotes, { signal }),
    taken: gone.filter((name) => !left.includes(name)),
    left,
    strange: strangeOf(after, there, ctx.migration.id),
  };
}

const CRITERIA: readonly Criterion<CleanEvidence, 'data.clean'>[] = [
  {
    id: 'data.clean.left',
    judge: ({ left, taken }) =>
      left.length > 0
        ? { verdict: 'fail', message: say('follow.clean.left', { names: left.join(', ') }) }
        : { verdict: 'pass', message: say('follow.clean.nothing', { count: taken.length }) },
  },
  { id: 'data.clean.strange', judge: ({ strange }) => judgeSlots(strange) },
  { id: 'data.clean.notes', judge: ({ notes }) => judgeNotes(notes) },
];

/** Takes away all that following and carrying back made on either side, and looks again whether it is gone. */
export const dataClean = defineStep({
  id: 'data.clean',
  input: Input,
  fields: [
    {
      name: 'others',
      kind: 'checkbox',
      label: 'follow.field.others',
      help: 'follow.field.othersHelp',
      isAdvanced: true,
    },
    {
      name: 'notes',
      kind: 'checkbox',
      label: 'follow.field.notes',
      help: 'follow.field.notesHelp',
      isAdvanced: true,
    },
  ],
  needs: ['source.connection'],
  looksAt: ['data.prepare', 'data.follow'],
  sides: { source: 'writes', target: 'writes' },
  writes: [
    { place: 'source', by: 'itself' },
    { place: 'target', by: 'itself' },
  ],
  evidence: cleanEvidence,
  preview,
  run,
  criteria: CRITERIA,
});
