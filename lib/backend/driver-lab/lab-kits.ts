import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { childEnvironment } from '../../env';

/** Packages that are too large, or too far away, to be dependencies of a test suite: installed on first use. */
export const LAB_KITS = ['python', 'prisma-7', 'prisma-6'] as const;
export type LabKitName = (typeof LAB_KITS)[number];

export interface LabKit {
  readonly cwd: string;
  /** Interpreter for Python drivers. */
  readonly python: string;
}

const ROOT = join('.tmp', 'driver-lab');
const folderOf = (name: LabKitName) => resolve(ROOT, name);
const isReady = (name: LabKitName) => existsSync(join(folderOf(name), 'ready'));

function kitIn(folder: string): LabKit {
  return { cwd: folder, python: join(folder, 'venv', 'bin', 'python') };
}

const PYTHON_PACKAGES = ['sqlalchemy>=2', 'asyncpg', 'greenlet', 'psycopg[binary]>=3.1'];

interface Install {
  readonly cwd: string;
  /** ms */
  readonly timeout: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs an installer in its folder: what it downloads may run code, and has no business with our environment. */
async function install(file: string, args: readonly string[], { cwd, timeout, env }: Install): Promise<void> {
  await execa(file, args, { cwd, timeout, extendEnv: false, env: { ...childEnvironment(), ...env } });
}

async function installPython(folder: string): Promise<void> {
  await install('python3', ['-m', 'venv', 'venv'], { cwd: folder, timeout: 60_000 });
  const args = ['-m', 'pip', 'install', '--quiet', '--retries', '1', '--timeout', '15'];
  await install(kitIn(folder).python, [...args, ...PYTHON_PACKAGES], { cwd: folder, timeout: 180_000 });
}

const MODEL = 'model Probe {\n  id Int @id\n}\n';
const SCHEMA = {
  'prisma-7': `generator client {\n  provider = "prisma-client-js"\n}\n\ndatasource db {\n  provider = "postgresql"\n}\n\n${MODEL}`,
  'prisma-6': `generator client {\n  provider   = "prisma-client-js"\n  engineType = "client"\n}\n\ndatasource db {\n  provider = "postgresql"\n  url      = env("DATABASE_URL")\n}\n\n${MODEL}`,
};
const CONFIG =
  "import { defineConfig } from 'prisma/config';\nexport default defineConfig({ schema: 'schema.prisma', datasource: { url: 'postgresql://localhost/unused' } });\n";

/**
 * `prisma generate` insists on engines that its own host serves, though a client on a driver adapter runs none of them.
 * Any file that exists satisfies it; neither is started here.
 */
const NO_ENGINES = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_QUERY_ENGINE_LIBRARY: process.execPath,
  CHECKPOINT_DISABLE: '1',
};

async function installPrisma(folder: string, name: 'prisma-7' | 'prisma-6'): Promise<void> {
  const major = name.at(-1);
  const packages = ['prisma', '@prisma/client', '@prisma/adapter-pg', 'pg'];
  const dependencies = Object.fromEntries(packages.map((key) => [key, key === 'pg' ? '^8' : `^${major}`]));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies }),
  );
  writeFileSync(join(folder, 'schema.prisma'), SCHEMA[name]);
  if (name === 'prisma-7') writeFileSync(join(folder, 'prisma.config.ts'), CONFIG);
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  await install('npm', ['install', ...quiet], { cwd: folder, timeout: 240_000 });
  const cli = join('node_modules', 'prisma', 'build', 'index.js');
  await install(process.execPath, [cli, 'generate', '--schema', 'schema.prisma'], {
    cwd: folder,
    env: NO_ENGINES,
    timeout: 60_000,
  });
}

/** A kit that an earlier call installed, or null. */
export function readyKit(name: LabKitName): LabKit | null {
  return isReady(name) ? kitIn(folderOf(name)) : null;
}

/** Installs a kit from the package registries unless it is there; gives the reason in words where it cannot be had. */
export async function prepareKit(name: LabKitName): Promise<LabKit | string> {
  const folder = folderOf(name);
  if (isReady(name)) return kitIn(folder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    await (name === 'python' ? installPython(folder) : installPrisma(folder, name));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return words.trim().split('\n').at(-1) ?? words;
  }
  writeFileSync(join(folder, 'ready'), '');
  return kitIn(folder);
}
