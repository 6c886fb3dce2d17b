import { readdirSync } from 'node:fs';
import { execa } from 'execa';
import { childEnvironment } from '../../platform/env';

export interface PgDump {
  readonly program: string;
  /** Major version, e.g. 17. */
  readonly major: number;
}

/** Debian keeps one folder per major; elsewhere the newest is usually the one on the PATH. */
function candidates(): string[] {
  const folder = '/usr/lib/postgresql';
  let majors: string[] = [];
  try {
    majors = readdirSync(folder).filter((name) => /^\d+$/.test(name));
  } catch {
    // Not a Debian machine: the PATH is all there is.
  }
  const newestFirst = majors.sort((a, b) => Number(b) - Number(a));
  return [...newestFirst.map((major) => `${folder}/${major}/bin/pg_dump`), 'pg_dump'];
}

/** The newest pg_dump of this machine, or null. */
export async function findPgDump(): Promise<PgDump | null> {
  const found: PgDump[] = [];
  for (const program of candidates()) {
    const { stdout, failed } = await execa(program, ['--version'], {
      reject: false,
      timeout: 5_000,
      extendEnv: false,
      env: childEnvironment(),
    });
    const major = Number(/\(PostgreSQL\) (\d+)/.exec(failed ? '' : stdout)?.[1]);
    if (major) found.push({ program, major });
  }
  return found.sort((a, b) => b.major - a.major)[0] ?? null;
}
