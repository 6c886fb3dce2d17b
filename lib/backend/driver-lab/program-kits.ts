import { delimiter, join, resolve } from 'node:path';
import type { Command } from '../clients/run-client';
import { installInto } from './install-into';

/** Clients in other languages: programs of this repository, on the toolchain and the packages that Debian brings. */
export const PROGRAM_KITS = ['go', 'java', 'ruby'] as const;
export type ProgramKitName = (typeof PROGRAM_KITS)[number];

/** Drivers that such a program drives. */
export type ProgramDriver = 'pgx-4' | 'lib-pq' | 'jdbc' | 'rails';

const SOURCES: Record<ProgramKitName, readonly string[]> = {
  go: ['go-client.go', 'pgx.go', 'lib-pq.go'],
  java: ['jdbc-client.java'],
  ruby: ['rails-client.rb'],
};

/** The files a kit is made of. */
export function programSources(name: ProgramKitName): string[] {
  return SOURCES[name].map((file) => resolve('lib', 'backend', 'driver-lab', 'programs', file));
}

const JARS = ['postgresql', 'HikariCP', 'slf4j-api', 'slf4j-nop', 'gson'];
const classPath = (folder: string) =>
  [folder, ...JARS.map((name) => `/usr/share/java/${name}.jar`)].join(delimiter);

/** Debian's Go packages are source below one folder; no module proxy is asked, and no C compiler is needed. */
const GO_ENVIRONMENT = { GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOFLAGS: '', CGO_ENABLED: '0' };

const INSTALL: Record<ProgramKitName, (folder: string, sources: readonly string[]) => Promise<void>> = {
  go: (folder, sources) =>
    installInto('go', ['build', '-o', join(folder, 'client'), ...sources], {
      cwd: folder,
      timeout: 240_000,
      env: { ...GO_ENVIRONMENT, GOCACHE: join(folder, 'cache') },
    }),
  java: (folder, sources) =>
    installInto('javac', ['-cp', classPath(folder), '-d', folder, ...sources], {
      cwd: folder,
      timeout: 60_000,
    }),
  ruby: (folder) =>
    installInto('ruby', ['-e', "require 'active_record'; require 'pg'"], { cwd: folder, timeout: 60_000 }),
};

/** Builds the program of a kit into its folder. Throws when the toolchain or a package is missing. */
export async function installProgram(name: ProgramKitName, folder: string): Promise<void> {
  await INSTALL[name](folder, programSources(name));
}

/** How the program of a kit is started for a driver. */
export function programCommand(name: ProgramKitName, folder: string, driver: string): Command {
  if (name === 'go') return [join(folder, 'client'), [driver]];
  if (name === 'java') return ['java', ['-cp', classPath(folder), 'JdbcClient']];
  return ['ruby', programSources(name)];
}
