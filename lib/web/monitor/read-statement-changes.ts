import { say } from '../../i18n/message';
import { withSource, withTarget } from '../../postgres/with-client';
import { compareStatements, type StatementChange } from './compare-statements';
import { credentialsOf } from './credentials-of';
import type { CardResult } from './monitor-card';
import { readStatements } from './read-statements';

const OPTIONS = { connectTimeout: 5_000, applicationName: 'mudanza-monitor' };
/** More than are shown, so that a statement of one side finds its like on the other. */
const READ = 500;

/** What statements cost on the source and on the target; null while there is no target. Throws when that cannot be reached. */
export async function readStatementChanges(
  migrationId: string,
): Promise<CardResult<readonly StatementChange[]> | null> {
  const [source, target] = await Promise.all([
    credentialsOf(migrationId, 'source'),
    credentialsOf(migrationId, 'target'),
  ]);
  if (!target) return null;
  const options = { ...OPTIONS, signal: AbortSignal.timeout(10_000) };
  const after = await withTarget(target, (client) => readStatements(client, READ), options);
  if (!after) return { isAvailable: false, reason: say('testing.monitor.noStatements') };
  // The source may be gone by now, or never have had the extension: then there is only an after.
  const before = source
    ? await withSource(source, (client) => readStatements(client, READ), options).catch(() => null)
    : null;
  return { isAvailable: true, data: compareStatements(before ?? [], after), alert: null };
}
