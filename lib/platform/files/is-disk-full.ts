import { statfsSync } from 'node:fs';

/** Less than this and PostgreSQL cannot make its next WAL segment (16 MB), nor sort, nor grow a table. */
const LEAST_BYTES = 24_000_000;

/** True when the disk that holds a folder has no room left for a database to work; false where nobody can say. */
export function isDiskFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < LEAST_BYTES;
  } catch {
    return false;
  }
}
