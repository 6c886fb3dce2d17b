import { oneRow } from '../../../lib/postgres/replication/testing/follow-servers';
import { createMigration } from '../../../lib/runs/create-migration';
import type { RunView } from '../../../lib/runs/derive-run';
import { storeConnection } from '../../../lib/store/connections';
import { storeSecret } from '../../../lib/store/secrets';
import { driveStep } from '../trust/drive-step';
import { waitUntil } from '../trust/wait-until';
import { beginService, progressOf } from './begin-service';
import { position, type Sides } from './follow-stage';
import { ProductLab, withSides } from './product-lab';

const PATIENCE = 300_000;

/** Everything that a following makes on a server, by what its catalog says. */
const LEFT = `select (select count(*)::int from pg_replication_slots) as slots,
  (select count(*)::int from pg_publication) as publications,
  (select count(*)::int from pg_roles where rolname like 'mudanza%') as roles,
  (select count(*)::int from pg_namespace where nspname like 'mudanza%') as schemas,
  (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = 'public' and c.relreplident <> 'd') as identities,
  (select count(*)::int from pg_trigger where tgenabled <> 'O' and not tgisinternal) as triggers`;
const NOTHING = JSON.stringify({
  ...{ slots: 0, publications: 0, roles: 0, schemas: 0, identities: 0, triggers: 0 },
});

const verdictOf = ({ outcomes }: RunView, id: string) => outcomes.find((one) => one.id === id)?.verdict;

/** An instance follows, and is lost with its state folder; gives the name of its slot. */
async function loseOne(sides: Sides): Promise<string> {
  const lab = await ProductLab.open();
  try {
    const { id } = await createMigration({ name: 'Lost', kind: 'supabase', by: 'bench' });
    const { slot } = await beginService(id, sides);
    const at = await position(sides.source);
    await waitUntil(async () => (await progressOf(sides.target, slot)) >= at, PATIENCE);
    return slot;
  } finally {
    await lab.lose();
  }
}

async function findAndClean(sides: Sides, slot: string): Promise<string[]> {
  const lab = await ProductLab.open();
  const { source, target } = sides;
  try {
    const { id } = await createMigration({ name: 'Finder', kind: 'supabase', by: 'bench' });
    await storeConnection(id, 'source', source.endpoint);
    await storeSecret(id, 'source.password', source.password);
    await storeConnection(id, 'target', target.endpoint);
    await storeSecret(id, 'target.password', target.password);
    const seen = await driveStep(id, 'source.connection');
    const page = await (await lab.ask(`/migrations/${id}/prepare/source.connection`)).text();
    await driveStep(id, 'connection');
    const cleaned = await driveStep(id, 'data.clean', { others: 'on', notes: 'on' });
    const after = await driveStep(id, 'source.connection');
    const left = [await oneRow(source, LEFT), await oneRow(target, LEFT)].map((row) => JSON.stringify(row));
    return [
      ...(verdictOf(seen, 'source.slots') === 'fail' ? [] : ['the slot is not red']),
      ...(page.includes(slot) && page.includes('pg_drop_replication_slot') ? [] : ['not on the page']),
      ...(cleaned.status === 'succeeded' ? [] : [`cleaning ${cleaned.status} ${cleaned.error?.code ?? ''}`]),
      ...(verdictOf(after, 'source.slots') === 'pass' ? [] : ['still red afterwards']),
      ...left.filter((row) => row !== NOTHING),
    ];
  } finally {
    await lab.end('stop');
    await lab.lose();
  }
}

/**
 * A following whose instance is lost (killed, its state folder gone) is found by name by another instance, with a state of
 * its own, when it connects to the source: red, with the statement that drops it. Its clean-up leaves nothing on either side.
 */
export function orphanRounds(): Promise<Record<string, unknown>> {
  return withSides(async (sides) => {
    const slot = await loseOne(sides);
    const wrong = await findAndClean(sides, slot);
    for (const one of wrong) console.error(`  ${one}`);
    return { orphans: 1, orphansCleaned: wrong.length === 0 ? 1 : 0 };
  });
}
