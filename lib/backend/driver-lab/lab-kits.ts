import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from '../clients/run-client';
import { installInto } from './install-into';
import {
  installProgram,
  PROGRAM_KITS,
  type ProgramKitName,
  programCommand,
  programSources,
} from './program-kits';

/** Packages that are too large, or too far away, to be dependencies of a test suite: installed on first use. */
export const LAB_KITS = ['python', 'prisma-7', 'prisma-6', ...PROGRAM_KITS] as const;
export type LabKitName = (typeof LAB_KITS)[number];

export interface LabKit {
  readonly cwd: string;
  /** Interpreter for Python drivers. */
  readonly python: string;
  /** How its own program is started; null for a kit that only holds packages. */
  readonly program: ((driver: string) => Command) | null;
}

const ROOT = join('.tmp', 'driver-lab');
const folderOf = (name: LabKitName) => resolve(ROOT, name);
const isProgram = (name: LabKitName): name is ProgramKitName => PROGRAM_KITS.some((kit) => kit === name);

function kitIn(name: LabKitName): LabKit {
  const folder = folderOf(name);
  const program = isProgram(name) ? (driver: string) => programCommand(name, folder, driver) : null;
  // A program runs where the other clients do, so that what a URL says about files means the same.
  return {
    cwd: program ? process.cwd() : folder,
    python: pythonIn(folder),
    program,
  };
}

const pythonIn = (folder: string) => join(folder, 'venv', 'bin', 'python');
const PYTHON_PACKAGES = ['sqlalchemy>=2', 'asyncpg', 'greenlet', 'psycopg[binary]>=3.1', 'django>=5'];

async function installPython(folder: string): Promise<void> {
  await installInto('python3', ['-m', 'venv', 'venv'], { cwd: folder, timeout: 60_000 });
  const args = ['-m', 'pip', 'install', '--quiet', '--retries', '1', '--timeout', '15'];
  await installInto(pythonIn(folder), [...args, ...PYTHON_PACKAGES], { cwd: folder, timeout: 180_000 });
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
  await installInto('npm', ['install', ...quiet], { cwd: folder, timeout: 240_000 });
  const cli = join('node_modules', 'prisma', 'build', 'index.js');
  await installInto(process.execPath, [cli, 'generate', '--schema', 'schema.prisma'], {
    cwd: folder,
    env: NO_ENGINES,
    timeout: 60_000,
  });
}

/** What a kit is made of: one that was made of something else is made again. */
function recipe(name: LabKitName): string {
  if (isProgram(name)) {
    const hash = createHash('sha256');
    for (const file of programSources(name)) hash.update(readFileSync(file));
    return hash.digest('hex');
  }
  return name === 'python' ? PYTHON_PACKAGES.join(' ') : '';
}

function isReady(name: LabKitName): boolean {
  const marker = join(folderOf(name), 'ready');
  return existsSync(marker) && readFileSync(marker, 'utf8') === recipe(name);
}

/** A kit that an earlier call installed, or null. */
export function readyKit(name: LabKitName): LabKit | null {
  return isReady(name) ? kitIn(name) : null;
}

async function install(name: LabKitName, folder: string): Promise<void> {
  if (isProgram(name)) await installProgram(name, folder);
  else if (name === 'python') await installPython(folder);
  else await installPrisma(folder, name);
}

/** Installs a kit unless it is there; gives the reason in words where it cannot be had. */
export async function prepareKit(name: LabKitName): Promise<LabKit | string> {
  if (isReady(name)) return kitIn(name);
  const folder = folderOf(name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    await install(name, folder);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return words.trim().split('\n').at(-1) ?? words;
  }
  writeFileSync(join(folder, 'ready'), recipe(name));
  return kitIn(name);
}
