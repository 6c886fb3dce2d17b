import { MudanzaError } from '../../platform/errors/mudanza-error';
import type { CopyDatabase } from '../copy/copy-result';
import { withCopyReader } from '../copy/copy-session';
import { type ConfirmedSql, withSourceOwner } from '../source-owner';
import { withTarget } from '../with-client';
import { planFollow } from './begin-follow';
import { findFollowLeftovers } from './find-leftovers';
import { type FollowFacts, readFollowFacts, refuseFollowing } from './follow-facts';
import type { FollowNames } from './follow-names';
import type { FollowedTable } from './followed-table';
import { prepareStatements } from './source-statements';
import { readIdentities, type SourceIdentity, withoutIdentity } from './source-tables';

export interface PrepareSource
  extends Pick<CopyDatabase, 'source' | 'target' | 'schemas' | 'leaveOut' | 'signal'> {
  readonly names: FollowNames;
}

export interface SourcePlan {
  readonly facts: FollowFacts;
  readonly tables: readonly FollowedTable[];
  /** Tables that get REPLICA IDENTITY FULL. */
  readonly lacking: readonly SourceIdentity[];
  readonly statements: readonly ConfirmedSql[];
}

/** What would be done to the source, from reading alone. */
export function planSource(job: PrepareSource): Promise<SourcePlan> {
  const { source, target, schemas, signal, names } = job;
  return withCopyReader(source, { signal, applicationName: 'mudanza preview' }, (reader) =>
    withTarget(
      target,
      async (there) => {
        const facts = await readFollowFacts(reader);
        const tables = await planFollow(reader, there, job);
        const places = tables.map((table) => table.source);
        const lacking = withoutIdentity(places, await readIdentities(reader, schemas));
        return { facts, tables, lacking, statements: prepareStatements(names, places, lacking) };
      },
      { signal },
    ),
  );
}

/**
 * Makes the identities and the publication on the source, in one transaction. Throws MUD-962 where it cannot be followed
 * and MUD-964 where an earlier following left its own there, both before anything is written.
 */
export async function prepareSource(job: PrepareSource): Promise<SourcePlan> {
  const plan = await planSource(job);
  refuseFollowing(plan.facts);
  const { signal, names } = job;
  await withSourceOwner(job.source, { signal, applicationName: 'mudanza prepare' }, async (owner) => {
    const left = await findFollowLeftovers(owner);
    const own = [...left.slots.map(({ name }) => name), ...left.publications].filter(
      (name) => name === names.slot || name === names.publication,
    );
    if (own.length > 0)
      throw new MudanzaError('MUD-964', { params: { names: [...new Set(own)].join(', ') } });
    await owner.execute(plan.statements);
  });
  return plan;
}
