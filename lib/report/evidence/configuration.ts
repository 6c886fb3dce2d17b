import { z } from 'zod';

const Env = z.object({ file: z.string(), diff: z.string(), wholeDiff: z.string().optional() });
const Compose = z.object({ files: z.array(z.object({ path: z.string(), diff: z.string() })) });
const Backup = z.object({ copies: z.array(z.object({ copy: z.string() })) });

/** What was changed in the backend's files from before the migration to now, over all attempts, as masked diffs. */
export function readConfiguration(env: unknown, compose: unknown): { file: string; diff: string }[] {
  const own = Env.safeParse(env).data;
  const files = Compose.safeParse(compose).data?.files ?? [];
  const diffs = [
    ...(own ? [{ file: own.file, diff: own.wholeDiff ?? own.diff }] : []),
    ...files.map(({ path, diff }) => ({ file: path, diff })),
  ];
  return diffs.filter(({ diff }) => diff.trim() !== '');
}

/** Names of the copies that were made before anything changed. */
export function readBackups(backup: unknown): string[] {
  return (Backup.safeParse(backup).data?.copies ?? []).map(({ copy }) => copy);
}
