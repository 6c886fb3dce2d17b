import { z } from 'zod';
import { say } from '../../i18n/message';
import { targetCredentialsEvidence } from '../../plan/evidence/target-credentials-evidence';
import { strangeSlots } from '../../plan/found-slots';
import { defineStep } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { FREE_PLAN_BYTES } from '../../postgres/address/compute-sizes';
import type { Credentials } from '../../postgres/address/endpoint';
import { orderedViews } from '../../postgres/copy/after-copy';
import type { BrokenConstraint } from '../../postgres/copy/broken-constraints';
import {
  type CopyReader,
  type CopyWriter,
  withCopyReader,
  withCopyWriter,
} from '../../postgres/copy/copy-session';
import type { SideFacts } from '../../postgres/copy/copy-side';
import { circularTables } from '../../postgres/copy/copy-stages';
import { tableLabel } from '../../postgres/copy/copy-table';
import { constraintLabel } from '../../postgres/copy/read-constraints';
import { surveyCopy } from '../../postgres/copy/survey-copy';
import { copyEvidence, type PreflightEvidence, preflightEvidence } from './data-evidence';
import { ACCEPT_FIELDS, Accepts, acceptedNames, LEAVE_OUT_FIELD, Names } from './data-fields';
import { copyDoors, observedDoor } from './doors';
import { lookAtFollowing } from './look-at-following';
import { pauseSeconds } from './pause-estimate';
import { PREFLIGHT_CRITERIA } from './preflight-criteria';

const Input = z.object({ leaveOut: Names, ...Accepts });
type Input = z.infer<typeof Input>;

const NOTHING: PreflightEvidence = {
  ...{ sides: null, door: null, checks: null, limitBytes: null },
  ...{ tables: [], left: [], lacking: [], unfilled: [], filled: [], circular: [], views: [], leaveOut: [] },
  ...{ setAside: [], refusing: [], misfits: [], guarded: [] },
};

const sideOf = (facts: SideFacts) => ({
  ...facts,
  otherDatabases: [...facts.otherDatabases],
  preparedNames: [...facts.preparedNames],
});

async function lookAt(
  { reader, writer }: { readonly reader: CopyReader; readonly writer: CopyWriter },
  schemas: readonly string[],
  leaveOut: string[],
): Promise<Omit<PreflightEvidence, 'door' | 'limitBytes'>> {
  // The very look that the copy takes: what it would do and refuse is said here before.
  const survey = await surveyCopy(reader, writer, { schemas, leaveOut, deferIndexes: 'never' });
  const { plan, checks, constraints } = survey;
  const places = plan.tables.map(({ target }) => target);
  const broken = ({ rows, ...rule }: BrokenConstraint) => ({ constraint: constraintLabel(rule), rows });
  return {
    sides: {
      source: sideOf(survey.source),
      target: sideOf(survey.target),
    },
    checks,
    setAside: constraints.aside.map(broken),
    refusing: constraints.refusing.map(broken),
    misfits: [...survey.misfits],
    guarded: [...survey.guarded],
    tables: plan.tables.map(({ source, target }) => ({
      table: tableLabel(source),
      target: tableLabel(target),
      bytes: source.bytes,
      estimatedRows: source.estimatedRows,
      key: source.key && [...source.key],
      isUnlogged: source.isUnlogged,
      hasRowSecurity: source.hasRowSecurity,
    })),
    left: plan.left.map((entry) => ({ ...entry })),
    lacking: plan.tables
      .filter(({ lacking }) => lacking.length > 0)
      .map(({ source, lacking }) => ({ table: tableLabel(source), columns: [...lacking] })),
    unfilled: plan.tables.flatMap(({ target, unfilled }) =>
      unfilled.map((name) => `${tableLabel(target)}.${name}`),
    ),
    filled: [...survey.filled],
    circular: checks === 'origin' ? await circularTables(writer, places, schemas) : [],
    views: (await orderedViews(writer, schemas)).map(tableLabel),
    leaveOut,
  };
}

/** What following would take, and how long a move with a pause. */
async function followingOf(
  ctx: StepContext,
  source: Credentials,
  bytes: number,
): Promise<Pick<PreflightEvidence, 'slots' | 'follow'>> {
  const found = await lookAtFollowing(source, ctx.signal);
  if (!found) return { slots: null, follow: null };
  const { leftovers, obstacles, provider } = found;
  const copied = await ctx.evidenceOf(copyEvidence);
  return {
    slots: strangeSlots(leftovers, ctx.migration.id),
    follow: { obstacles, provider, pauseSeconds: pauseSeconds(bytes, copied) },
  };
}

async function run(ctx: StepContext, input: Input): Promise<PreflightEvidence> {
  const leaveOut = acceptedNames(input);
  const doors = await copyDoors(ctx);
  if (!doors) {
    ctx.log('info', say('data.log.noSource'));
    return { ...NOTHING, leaveOut };
  }
  const { signal } = ctx;
  const options = { signal, applicationName: 'mudanza preflight' };
  const found = await withCopyReader(doors.source, options, (reader) =>
    withCopyWriter(doors.target, options, (writer) =>
      lookAt({ reader, writer }, ctx.migration.settings.schemas, leaveOut),
    ),
  );
  const bytes = found.tables.reduce((sum, table) => sum + table.bytes, 0);
  ctx.log('info', say('data.log.looked', { count: found.tables.length, size: bytes }));
  const follow = await followingOf(ctx, doors.source, bytes);
  const plan = (await ctx.evidenceOf(targetCredentialsEvidence))?.plan;
  const limitBytes = plan === 'free' ? FREE_PLAN_BYTES : null;
  return { ...found, ...follow, door: await observedDoor(ctx, doors.target), limitBytes };
}

/** Looks at both sides before a row is moved: rights, places, room, and whatever would stay behind. */
export const dataPreflight = defineStep({
  id: 'data.preflight',
  input: Input,
  fields: [LEAVE_OUT_FIELD, ...ACCEPT_FIELDS],
  needs: ['target.credentials'],
  looksAt: ['source.connection', 'connection', 'schema.deploy'],
  sides: { source: 'reads', target: 'reads' },
  evidence: preflightEvidence,
  run,
  criteria: PREFLIGHT_CRITERIA,
});
