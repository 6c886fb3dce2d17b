import { say } from '../../i18n/message';
import type { Outcome } from '../../plan/step';
import type { Credentials } from '../../postgres/address/endpoint';
import { dropJournal, droppedIndexes, hasJournal, JOURNAL_SCHEMA } from '../../postgres/copy/copy-journal';
import { withCopyWriter } from '../../postgres/copy/copy-session';
import { restoreTriggers } from '../../postgres/copy/quiet-triggers';
import { restoreConstraints } from '../../postgres/copy/set-aside';
import { readFollowProgress } from '../../postgres/replication/follow-journal';
import { sql } from '../../postgres/sql';
import type { ReadClient } from '../../postgres/target-client';
import type { CleanNotes } from './follow-evidence';
import { named } from './named';

export async function readNotes(client: ReadClient): Promise<CleanNotes> {
  const tables = await client.rows<{ name: string }>(sql`
    select c.relname as name from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${JOURNAL_SCHEMA} and c.relkind = 'r' order by 1`);
  const slots = (await readFollowProgress(client)).map(({ slot }) => slot);
  const indexes = (await hasJournal(client)) ? await droppedIndexes(client) : [];
  return {
    tables: tables.map(({ name }) => `${JOURNAL_SCHEMA}.${name}`),
    neededBy: [...slots, ...indexes.map(({ schema, index }) => `${schema}.${index}`)],
  };
}

/** Takes the notes away where nothing needs them any more, and looks again. */
export function dropNotes(
  target: Credentials,
  options: { readonly signal: AbortSignal; readonly applicationName: string },
): Promise<CleanNotes> {
  return withCopyWriter(target, options, async (writer) => {
    const { neededBy } = await readNotes(writer);
    if (neededBy.length === 0) {
      // What was set aside is known from nowhere else.
      await restoreTriggers(writer);
      await restoreConstraints(writer);
      await dropJournal(writer);
    }
    return readNotes(writer);
  });
}

/** Notes that stay are said: they are on the target, and nothing but this takes them away after a switch. */
export function judgeNotes(notes: CleanNotes | null): Outcome {
  if (!notes) return { verdict: 'unchecked', message: say('follow.clean.notesUnknown') };
  const { tables, neededBy } = notes;
  if (tables.length === 0) return { verdict: 'pass', message: say('follow.clean.noNotes') };
  return neededBy.length > 0
    ? { verdict: 'warn', message: say('follow.clean.notesNeeded', named(neededBy)) }
    : { verdict: 'warn', message: say('follow.clean.notesStay', { count: tables.length }) };
}
