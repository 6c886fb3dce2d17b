import { lastPassed, readRuns } from '../../runs/read-runs';

/** When the backend was pointed at the target, in ms; null while it is not. */
export async function cutOverOf(migrationId: string): Promise<number | null> {
  const ended = lastPassed(await readRuns(migrationId), 'backend.env')?.endedAt;
  return ended ? Date.parse(ended) : null;
}
