import { z } from 'zod';
import { say } from '../../i18n/message';
import { previewBasis } from '../../plan/preview-basis';
import { type Criterion, defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { tableLabel } from '../../postgres/copy/copy-table';
import { cleanFollow } from '../../postgres/replication/clean-follow';
import { findFollowLeftovers } from '../../postgres/replication/find-leftovers';
import { type FollowFacts, followObstacles } from '../../postgres/replication/follow-facts';
import { followNames } from '../../postgres/replication/follow-names';
import { followProvider } from '../../postgres/replication/follow-provider';
import { planSource, prepareSource } from '../../postgres/replication/prepare-source';
import { readIdentities, withoutIdentity } from '../../postgres/replication/source-tables';
import { sql } from '../../postgres/sql';
import { withSource } from '../../postgres/with-client';
import { LEAVE_OUT_FIELD, Names } from './data-fields';
import { requireDoors } from './doors';
import { type PrepareEvidence, prepareEvidence } from './follow-evidence';

const Input = z.object({ leaveOut: Names });
type Input = z.infer<typeof Input>;

async function jobOf(ctx: StepContext, { leaveOut }: Input) {
  const doors = await requireDoors(ctx);
  const { schemas } = ctx.migration.settings;
  return { ...doors, schemas, leaveOut, signal: ctx.signal, names: followNames(ctx.migration.id) };
}

const linesOf = (statements: readonly { readonly text: string }[]) =>
  statements.map(({ text }) => `${text};`).join('\n');

/** What to do where the source lives; where following cannot be had, the way with a pause. */
function providerNotes(
  host: string,
  { marks }: FollowFacts,
  isBlocked: boolean,
): NonNullable<Preview['notes']> {
  const provider = followProvider(host, marks);
  if (!provider) return isBlocked ? [{ verdict: 'warn', message: say('follow.provider.pause') }] : [];
  const { name, setting, role, restart, limit = 'none', source } = provider;
  if (!provider.canFollow) {
    return [
      { verdict: 'fail', message: say('follow.provider.cannot', { name, source }) },
      { verdict: 'warn', message: say('follow.provider.pause') },
    ];
  }
  const message = say('follow.provider.how', { name, setting, role, restart, limit, source });
  return [{ verdict: isBlocked ? 'warn' : 'pass', message }];
}

/** Every statement that the source will see, and what stands in the way. */
async function preview(ctx: StepContext, input: Input): Promise<Preview> {
  const job = await jobOf(ctx, input);
  const { facts, tables, lacking, statements } = await planSource(job);
  const obstacles = followObstacles(facts);
  const { slot } = job.names;
  return {
    basis: previewBasis({
      input,
      source: job.source.endpoint,
      statements: statements.map(({ text }) => text),
      obstacles,
    }),
    actions: [
      {
        summary: say('follow.preview.source', { count: tables.length, identities: lacking.length }),
        detail: linesOf(statements),
        detailKind: 'sql',
        hazards: ['WRITES_SOURCE'],
      },
      { summary: say('follow.preview.slot', { slot }), hazards: ['HOLDS_WAL'] },
    ],
    notes: [
      ...obstacles.map((obstacle) => ({
        verdict: 'fail' as const,
        message: say(`follow.obstacle.${obstacle}`, { level: facts.walLevel }),
      })),
      ...providerNotes(job.source.endpoint.host, facts, obstacles.length > 0),
    ],
    isRefused: obstacles.length > 0,
  };
}

async function run(ctx: StepContext, input: Input): Promise<PrepareEvidence> {
  const job = await jobOf(ctx, input);
  const { facts, tables, lacking } = await prepareSource(job);
  const places = tables.map(({ source }) => source);
  const { publication, slot } = job.names;
  return withSource(
    job.source,
    async (client) => {
      const rows = await client.rows<{ schema: string; name: string }>(sql`
        select schemaname as schema, tablename as name from pg_catalog.pg_publication_tables
        where pubname = ${publication} order by 1, 2`);
      const still = withoutIdentity(places, await readIdentities(client, job.schemas));
      return {
        ...{ slot, publication, version: facts.version, freeSlots: facts.freeSlots, keepMb: facts.keepMb },
        leaveOut: input.leaveOut,
        tables: places.map(tableLabel),
        published: rows.map(tableLabel),
        identities: lacking.map(tableLabel),
        lacking: still.map(tableLabel),
      };
    },
    { signal: ctx.signal },
  );
}

const CRITERIA: readonly Criterion<PrepareEvidence, 'data.prepare'>[] = [
  {
    id: 'data.prepare.published',
    judge: ({ tables, published }) => {
      const there = new Set(published);
      const lost = tables.filter((table) => !there.has(table));
      return lost.length === 0 && tables.length === published.length
        ? { verdict: 'pass', message: say('follow.prepare.published', { count: published.length }) }
        : { verdict: 'fail', message: say('follow.prepare.notPublished', { names: lost.join(', ') }) };
    },
  },
  {
    id: 'data.prepare.identities',
    judge: ({ lacking, identities }) =>
      lacking.length > 0
        ? { verdict: 'fail', message: say('follow.prepare.lacking', { names: lacking.join(', ') }) }
        : { verdict: 'pass', message: say('follow.prepare.identities', { count: identities.length }) },
  },
  {
    id: 'data.prepare.room',
    judge: ({ keepMb }) =>
      keepMb !== null && keepMb >= 0
        ? { verdict: 'pass', message: say('follow.prepare.limited', { megabytes: keepMb }) }
        : { verdict: 'warn', message: say('follow.prepare.unlimited') },
  },
];

async function previewUndo(ctx: StepContext): Promise<Preview> {
  const { source, names } = await jobOf(ctx, { leaveOut: [] });
  const left = await withSource(source, findFollowLeftovers, { signal: ctx.signal });
  const own = [...left.slots.map(({ name }) => name), ...left.publications].filter(
    (name) => name === names.slot || name === names.publication,
  );
  return {
    basis: previewBasis({ own }),
    actions: [
      {
        summary: say('follow.undo.source', { count: own.length }),
        detail: [...new Set(own)].join('\n'),
        detailKind: 'text',
        hazards: ['WRITES_SOURCE'],
      },
    ],
  };
}

async function undo(ctx: StepContext) {
  const { source, target, signal, names } = await jobOf(ctx, { leaveOut: [] });
  return cleanFollow({ source, target, signal, names });
}

/** Makes what following needs on the source: the first step of this product that writes there. */
export const dataPrepare = defineStep({
  id: 'data.prepare',
  input: Input,
  fields: [LEAVE_OUT_FIELD],
  needs: ['source.connection', 'schema.deploy'],
  looksAt: ['data.preflight'],
  sides: { source: 'writes', target: 'reads' },
  writes: [
    { place: 'source', by: 'undo' },
    { place: 'target', by: 'undo' },
  ],
  takenBack: { by: ['rollback.everything'], when: 'rollback.catalog' },
  evidence: prepareEvidence,
  preview,
  run,
  criteria: CRITERIA,
  previewUndo,
  undo,
  hasOwnRecord: true,
});
