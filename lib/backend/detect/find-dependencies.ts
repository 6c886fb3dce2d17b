import type { Workspace } from '../files/workspace';
import { type Sighting, textOrNull } from './sighting';

export const LANGUAGES = ['python', 'node', 'go', 'java', 'ruby', 'rust'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A package that matters for reaching Postgres, as a manifest names it. */
export interface Dependency extends Sighting {
  readonly language: Language;
  readonly name: string;
  /** As written, e.g. `^0.27`; null when the manifest does not say. */
  readonly version: string | null;
}

const MANIFESTS: readonly { language: Language; file: RegExp; line: RegExp }[] = [
  {
    language: 'python',
    file: /(^|\/)(pyproject\.toml|requirements([\w.-]*|\/[\w-]+)\.(txt|in)|Pipfile|setup\.(py|cfg))$/,
    line: /^\s*["']?(sqlalchemy|asyncpg|psycopg2(?:-binary)?|psycopg|django|alembic|fastapi)(?:\[[\w,\s-]*\])?["']?\s*(?:(?=[<>~!^]|==)|=\s*(?:\{.*?version\s*=\s*)?|,|;|$)\s*["']?([^"'#;]*)/i,
  },
  {
    language: 'node',
    file: /(^|\/)package\.json$/,
    line: /^\s*"(pg|postgres|@prisma\/client|prisma|drizzle-orm|typeorm|sequelize|knex)"\s*:\s*"([^"]*)"/,
  },
  {
    language: 'go',
    file: /(^|\/)go\.mod$/,
    line: /(github\.com\/(?:jackc\/pgx(?:\/v\d+)?|lib\/pq))\s+v(\S+)/,
  },
  {
    language: 'ruby',
    file: /(^|\/)Gemfile$/,
    line: /^\s*gem\s+["'](rails|pg|activerecord)["']\s*(?:,\s*["']([^"']*))?/,
  },
  {
    language: 'java',
    file: /(^|\/)(pom\.xml|build\.gradle(\.kts)?)$/,
    line: /org\.postgresql(?::(postgresql)(?::([\w.-]+))?|<)/,
  },
  {
    language: 'rust',
    file: /(^|\/)Cargo\.toml$/,
    line: /^\s*(sqlx|tokio-postgres)\s*=\s*(?:\{.*?version\s*=\s*)?"([^"]*)/,
  },
];

/** The items of a list that stands in one line, `dependencies = ["a>=1", "b[x]"]`, each as if on a line of its own. */
function itemsOf(language: Language, line: string): string[] {
  const list = language === 'python' ? /^\s*[\w.-]+\s*=\s*\[(.*)$/.exec(line)?.[1] : undefined;
  if (list === undefined || /^\s*\{/.test(list)) return [line];
  return [...list.matchAll(/"[^"]*"|'[^']*'/g)].map(([item]) => item.slice(1, -1));
}

/** Packages that reach Postgres, from every manifest among the files. */
export function findDependencies(workspace: Workspace, files: readonly string[]): Dependency[] {
  return files.flatMap((file) => {
    const manifest = MANIFESTS.find((entry) => entry.file.test(file));
    const text = manifest && textOrNull(workspace, file);
    if (!manifest || !text) return [];
    return text.split(/\r\n|\n/).flatMap((content, index): Dependency[] => {
      return itemsOf(manifest.language, content).flatMap((item): Dependency[] => {
        const match = manifest.line.exec(item);
        if (!match) return [];
        const name = (match[1] ?? 'postgresql').toLowerCase();
        const version = match[2]?.trim() || null;
        return [{ language: manifest.language, name, version, file, line: index + 1, text: content.trim() }];
      });
    });
  });
}
