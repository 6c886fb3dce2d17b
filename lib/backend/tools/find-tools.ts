import { readFileSync } from 'node:fs';
import { execa } from 'execa';
import { z } from 'zod';
import { childEnvironment } from '../../platform/env';
import type { Language } from '../detect/language';
import { compareVersions } from './compare-versions';

export interface ToolSpec {
  readonly name: string;
  /** Program and arguments that print the version; the first that answers counts. */
  readonly commands: readonly (readonly [string, ...string[]])[];
  readonly minimum?: string;
  readonly isNeeded: boolean;
  /** Package names by system, for the install hint. */
  readonly packages: { readonly debian: string; readonly mac: string; readonly windows: string };
}

export const FoundTool = z.object({
  name: z.string(),
  isNeeded: z.boolean(),
  version: z.string().nullable(),
  minimum: z.string().nullable(),
  verdict: z.enum(['ok', 'old', 'missing']),
  /** Command that installs it on this machine. */
  hint: z.string(),
});
export type FoundTool = z.infer<typeof FoundTool>;

/** The tools of the plan. Only git and the backend's own language are needed; the rest is good to have. */
export function toolSpecs(language: Language | null): ToolSpec[] {
  const isPython = language === 'python';
  const python = { debian: 'python3', mac: 'python@3.12', windows: 'Python.Python.3.12' };
  const docker = { debian: 'docker.io', mac: 'docker', windows: 'Docker.DockerDesktop' };
  const compose = { debian: 'docker-compose', mac: 'docker-compose', windows: 'Docker.DockerDesktop' };
  const psql = { debian: 'postgresql-client', mac: 'libpq', windows: 'PostgreSQL.PostgreSQL' };
  return [
    {
      name: 'git',
      commands: [['git', '--version']],
      isNeeded: true,
      packages: { debian: 'git', mac: 'git', windows: 'Git.Git' },
    },
    {
      name: 'python',
      commands: [
        ['python3', '--version'],
        ['python', '--version'],
      ],
      minimum: '3.12.3',
      isNeeded: isPython,
      packages: python,
    },
    {
      name: 'poetry',
      commands: [['poetry', '--version']],
      isNeeded: false,
      packages: { debian: 'python3-poetry', mac: 'poetry', windows: 'Python.Poetry' },
    },
    { name: 'psql', commands: [['psql', '--version']], isNeeded: false, packages: psql },
    { name: 'docker', commands: [['docker', '--version']], isNeeded: false, packages: docker },
    {
      name: 'docker compose',
      commands: [
        ['docker', 'compose', 'version'],
        ['docker-compose', '--version'],
      ],
      isNeeded: false,
      packages: compose,
    },
    ...(language === 'node'
      ? [
          {
            name: 'node',
            commands: [['node', '--version']] as const,
            isNeeded: true,
            packages: { debian: 'nodejs', mac: 'node', windows: 'OpenJS.NodeJS' },
          },
        ]
      : []),
  ];
}

function system(): 'debian' | 'mac' | 'windows' | 'fedora' | 'other' {
  if (process.platform === 'darwin') return 'mac';
  if (process.platform === 'win32') return 'windows';
  try {
    const release = readFileSync('/etc/os-release', 'utf8');
    if (/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release)) return 'debian';
    if (/^ID(_LIKE)?=.*(fedora|rhel)/m.test(release)) return 'fedora';
  } catch {
    // No such file: some other system, which gets the upstream name.
  }
  return 'other';
}

function hintFor({ name, packages }: ToolSpec): string {
  const hints = {
    debian: `sudo apt-get install -y ${packages.debian}`,
    fedora: `sudo dnf install -y ${packages.debian}`,
    mac: `brew install ${packages.mac}`,
    windows: `winget install ${packages.windows}`,
    other: name,
  };
  return hints[system()];
}

async function versionOf(spec: ToolSpec, signal: AbortSignal | undefined): Promise<string | null> {
  for (const [program, ...args] of spec.commands) {
    const result = await execa(program, args, {
      reject: false,
      timeout: 10_000,
      stdin: 'ignore',
      extendEnv: false,
      env: childEnvironment(),
      ...(signal && { cancelSignal: signal }),
    });
    const version = /(?<!\d)\d{1,9}(?:\.\d{1,9}){1,9}/.exec(`${result.stdout}\n${result.stderr}`)?.[0];
    if (!result.failed && version) return version;
  }
  return null;
}

/** Looks for the tools on this machine; each answers with its own version within ten seconds or counts as missing. */
export async function findTools(specs: readonly ToolSpec[], signal?: AbortSignal): Promise<FoundTool[]> {
  return Promise.all(
    specs.map(async (spec) => {
      const version = await versionOf(spec, signal);
      const isOld =
        version !== null && spec.minimum !== undefined && compareVersions(version, spec.minimum) < 0;
      return {
        name: spec.name,
        isNeeded: spec.isNeeded,
        version,
        minimum: spec.minimum ?? null,
        verdict: version === null ? 'missing' : isOld ? 'old' : 'ok',
        hint: hintFor(spec),
      };
    }),
  );
}
