import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { Credentials } from '../address/endpoint';
import type { CheckMode } from '../copy/copy-chunk';
import { JOURNAL_SCHEMA } from '../copy/copy-journal';
import { withCopyReader } from '../copy/copy-session';
import { type ConfirmedSql, confirmedSql, withSourceOwner } from '../source-owner';
import { ident } from '../sql';
import { withSource } from '../with-client';
import { planFollow } from './begin-follow';
import { changedIdentities } from './clean-origin';
import { type FollowFacts, type FollowObstacle, followObstacles, readFollowFacts } from './follow-facts';
import { JOURNAL_TABLES, startStatements } from './follow-journal';
import type { FollowNames } from './follow-names';
import type { FollowedTable } from './followed-table';
import { makeSlot } from './make-slot';
import { type MadeSlot, type SystemIdentity, speaksReplication, withReplication } from './replication-client';
import { cleanStatements, prepareStatements } from './source-statements';
import { readIdentities, type SourceIdentity, withoutIdentity } from './source-tables';

/** Changes of the target on their way back to the source that it was moved from. */
export interface ReverseJob {
  readonly source: Credentials;
  /** A door that speaks the replication protocol: never a pooler. */
  readonly target: Credentials;
  /** Those of `reverseNames`. */
  readonly names: FollowNames;
  readonly schemas: readonly string[];
  readonly leaveOut: readonly string[];
  readonly signal: AbortSignal;
}

export interface ReversePlan {
  readonly facts: FollowFacts;
  /** Why changes cannot be carried back; none where they can. `door`: this way in does not speak the protocol. */
  readonly obstacles: readonly (FollowObstacle | 'door')[];
  /** With the sides swapped: `source` is the table of the target whose changes go back. */
  readonly tables: readonly FollowedTable[];
  /** Tables of the target that get REPLICA IDENTITY FULL. */
  readonly lacking: readonly SourceIdentity[];
  /** What is done to the target. */
  readonly statements: readonly ConfirmedSql[];
  /** What is done to the source. */
  readonly journal: readonly ConfirmedSql[];
}

const JOURNAL: readonly ConfirmedSql[] = [
  confirmedSql(`create schema if not exists ${ident(JOURNAL_SCHEMA).fragment}`),
  ...JOURNAL_TABLES.map(({ text }) => confirmedSql(text)),
];

/** What carrying changes back would take, from reading alone. */
export async function planReverse(job: ReverseJob): Promise<ReversePlan> {
  const { source, target, schemas, signal, names } = job;
  const canStream = await speaksReplication(target, signal);
  return withCopyReader(target, { signal, applicationName: 'mudanza preview' }, (reader) =>
    withSource(
      source,
      async (there) => {
        const facts = await readFollowFacts(reader);
        const tables = await planFollow(reader, there, job);
        const places = tables.map((table) => table.source);
        const lacking = withoutIdentity(places, await readIdentities(reader, schemas));
        return {
          ...{ facts, tables, lacking, journal: JOURNAL },
          obstacles: [...followObstacles(facts), ...(canStream ? [] : (['door'] as const))],
          statements: prepareStatements(names, places, lacking),
        };
      },
      { signal },
    ),
  );
}

/**
 * Makes everything that needs no moment of its own: identities and publication on the target, the journal on the source.
 * Done before the fence, it keeps the pause short. Throws MUD-983 where changes cannot be carried back.
 */
export async function prepareReverse(job: ReverseJob): Promise<ReversePlan> {
  const options = { signal: job.signal, applicationName: 'mudanza reverse' };
  await withSourceOwner(job.target, options, async (owner) =>
    owner.execute(cleanStatements(job.names, await changedIdentities(owner, job.names))),
  );
  const plan = await planReverse(job);
  const [obstacle] = plan.obstacles;
  if (obstacle) throw new MudanzaError('MUD-983', { params: { reason: obstacle } });
  await withSourceOwner(job.target, options, (owner) => owner.execute(plan.statements));
  await withSourceOwner(job.source, options, (owner) => owner.execute(plan.journal));
  return plan;
}

export interface BegunReverse {
  /** Its snapshot is the target at the switch; it lives until `use` ends. */
  readonly slot: MadeSlot;
  readonly identity: SystemIdentity;
  readonly tables: readonly FollowedTable[];
}

/** `replica` where the role may set it on the source. */
async function checksOf({ source, signal }: ReverseJob): Promise<CheckMode> {
  return withSourceOwner(source, { signal, applicationName: 'mudanza reverse' }, async (owner) => {
    try {
      await owner.execute([confirmedSql('set local session_replication_role = replica')]);
      return 'replica' as const;
    } catch {
      return 'origin' as const;
    }
  });
}

/**
 * The moment of the switch: makes the slot on the target while nobody writes on either side, and notes on the source that
 * changes come back from there. Every write to the target after this is carried back, as soon as a relay runs. Needs
 * `prepareReverse`. The slot stays when `use` throws; `endReverse` takes it away. With `at`, the sessions are opened at once and
 * the slot is made when that resolves: nothing of a pause is spent on signing in.
 */
export function beginReverse<T>(
  job: ReverseJob & { readonly slotPatience?: number; readonly at?: Promise<void> },
  plan: Pick<ReversePlan, 'tables'>,
  use: (begun: BegunReverse) => Promise<T>,
): Promise<T> {
  const { source, target, names, signal, slotPatience, schemas, leaveOut } = job;
  const { tables } = plan;
  return withReplication(target, { signal, applicationName: 'mudanza slot' }, (origin) =>
    withSourceOwner(source, { signal, applicationName: 'mudanza reverse' }, async (owner) => {
      const [identity, checks] = await Promise.all([origin.identify(), checksOf(job)]);
      await job.at;
      const slot = await makeSlot(origin, { server: target, names, seconds: slotPatience ?? 5 });
      const { system, timeline } = identity;
      const start = { ...names, system, timeline, checks, schemas, leaveOut, lsn: slot.lsn };
      await owner.execute(
        startStatements(start, tables).map(({ text, values }) => confirmedSql(text, values)),
      );
      return use({ slot, identity, tables });
    }),
  );
}
