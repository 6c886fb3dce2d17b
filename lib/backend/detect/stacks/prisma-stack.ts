import { parse } from 'yaml';
import { z } from 'zod';
import type { Dependency } from '../find-dependencies';
import type { Project } from '../project';
import type { FoundStack } from './found-stack';

function majorOf(version: string | null | undefined): number | null {
  const digits = /(?:^|[^\d.])(\d+)(?:\.|$|\s|x)/.exec(` ${version ?? ''}`);
  return digits ? Number(digits[1]) : null;
}

const NpmLock = z.looseObject({
  packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })).optional(),
});
const Catalogs = z.looseObject({
  catalog: z.record(z.string(), z.string()).optional(),
  catalogs: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});

function inNpmLock(text: string): number | null {
  try {
    const { packages = {} } = NpmLock.parse(JSON.parse(text));
    const key = Object.keys(packages).find((path) => path.endsWith('node_modules/@prisma/client'));
    return majorOf(key && packages[key]?.version);
  } catch {
    return null;
  }
}

/** The version that a lock file settled, of whichever package manager. */
function lockedMajor(project: Project): number | null {
  for (const file of project.files) {
    if (/(^|\/)package-lock\.json$/.test(file)) {
      const major = inNpmLock(project.read(file) ?? '');
      if (major !== null) return major;
    }
    if (!/(^|\/)(pnpm-lock\.yaml|yarn\.lock|bun\.lock)$/.test(file)) continue;
    const text = project.read(file) ?? '';
    const pinned =
      /['"]?\/?@prisma\/client@(\d+)\.\d+\.\d+/.exec(text) ??
      /["']?@prisma\/client@[^\n]{0,300}:\n\s+version:?\s+["']?(\d+)\./.exec(text);
    if (pinned) return Number(pinned[1]);
  }
  return null;
}

/** The range behind `catalog:`, which stands with the workspace. */
function catalogRange(project: Project, version: string): string | null {
  const name = /^catalog:(.*)$/.exec(version)?.[1];
  const file = project.files.find((path) => /(^|\/)pnpm-workspace\.yaml$/.test(path));
  if (name === undefined || !file) return null;
  try {
    const { catalog = {}, catalogs = {} } = Catalogs.parse(parse(project.read(file) ?? ''));
    const of = name && name !== 'default' ? catalogs[name] : (catalogs.default ?? catalog);
    return of?.['@prisma/client'] ?? of?.prisma ?? null;
  } catch {
    return null;
  }
}

/** An open range or a word says nothing: `latest`, `*`, `>=5`, `workspace:*`. */
function rangeMajor(version: string | null): number | null {
  return version && /^[\^~=v]?\d/.test(version) && !/\|\||\s-\s/.test(version) ? majorOf(version) : null;
}

/** What the schema and the configuration show of the version, where no number does. */
function shownMajor(project: Project): number {
  const schemas = [...project.code].filter(([file]) => file.endsWith('.prisma')).map(([, text]) => text);
  const datasource = schemas.map((text) => /datasource\s+\w+\s*\{([^{}]*)\}/.exec(text)?.[1]).find(Boolean);
  // Version 7 refuses a URL in the schema, and version 6 cannot do without one.
  if (datasource !== undefined) return /^[ \t]*url[ \t]*=/m.test(datasource) ? 6 : 7;
  const hasConfig = project.files.some((file) => /(^|\/)prisma\.config\.[cm]?[jt]s$/.test(file));
  const hasAdapter = project.dependencies.some(({ name }) => name.startsWith('@prisma/adapter-'));
  return hasConfig || hasAdapter ? 7 : 6;
}

/** Major version of a project's Prisma: its lock, its range, its catalog, else what its schema shows. */
export function prismaMajor(project: Project, client: Dependency): number {
  const { version } = client;
  const ranges = [
    version,
    version && catalogRange(project, version),
    project.find('prisma')?.version ?? null,
  ];
  return (
    lockedMajor(project) ?? ranges.map(rangeMajor).find((major) => major !== null) ?? shownMajor(project)
  );
}

function providerOf(project: Project): string | null {
  const texts = [...project.code].filter(([file]) => file.endsWith('.prisma')).map(([, text]) => text);
  return (
    texts.flatMap((text) => /datasource\s+\w+\s*\{[^}]*?provider\s*=\s*"(\w+)"/.exec(text)?.[1] ?? [])[0] ??
    null
  );
}

/** A project's way through Prisma; null without it, or where its schema is for another database. */
export function prismaStack(project: Project): FoundStack | null {
  const dependency = project.find('@prisma/client', 'prisma');
  if (!dependency || !/^(postgres(ql)?|cockroachdb|null)$/.test(String(providerOf(project)))) return null;
  const uses = (name: string, pattern: RegExp) =>
    project.find(name) && (project.says(pattern) || !project.find('@prisma/adapter-pg'));
  if (uses('@prisma/adapter-neon', /\bPrismaNeon(?:HTTP|Http)?\b/))
    return { id: 'neon-serverless', dependency, layer: 'Prisma' };
  if (project.says(/\bwithAccelerate\(/)) return { known: 'Prisma Accelerate', dependency };
  if (project.find('@prisma/adapter-ppg') && !project.find('@prisma/adapter-pg'))
    return { known: 'Prisma Postgres (adapter-ppg)', dependency };
  if (prismaMajor(project, dependency) >= 7) return { id: 'prisma-7', dependency };
  const hasAdapter =
    project.find('@prisma/adapter-pg') && (project.says(/\bPrismaPg\b/) || project.code.size === 0);
  return { id: hasAdapter ? 'prisma-6-adapter' : 'prisma-6', dependency };
}
