import type { DriverId } from '../../drivers/driver-id';
import type { Dependency } from '../find-dependencies';
import type { Project } from '../project';
import type { FoundStack } from './found-stack';

/** Dialects of SQLAlchemy: the package below, and what a URL or an engine says of it. */
const DIALECTS: readonly { id: DriverId | null; names: readonly string[]; scheme: RegExp }[] = [
  {
    id: 'sqlalchemy-asyncpg',
    names: ['asyncpg'],
    scheme: /postgresql\+asyncpg|["']asyncpg["']/,
  },
  {
    id: 'sqlalchemy-psycopg3',
    names: ['psycopg'],
    scheme: /postgresql\+psycopg(?:_async)?(?![\w])/,
  },
  {
    id: 'sqlalchemy-psycopg2',
    names: ['psycopg2-binary', 'psycopg2'],
    scheme: /postgresql\+psycopg2/,
  },
  { id: null, names: ['pg8000'], scheme: /postgresql\+pg8000/ },
];
const SQLALCHEMY = ['sqlalchemy', 'sqlmodel', 'flask-sqlalchemy'];

/** What the code says by name, else every driver that is there; a second one only when it is asked for by name. */
function sqlalchemyStacks(project: Project, above: Dependency): FoundStack[] {
  const there = DIALECTS.flatMap(({ id, names, scheme }) => {
    const dependency = project.find(...names);
    return dependency ? [{ id, dependency, isNamed: project.says(scheme) }] : [];
  });
  const isAsync = project.says(/create_async_engine|async_engine_from_config/);
  const isSync = project.says(/\bcreate_engine\(|SQLALCHEMY_DATABASE_URI/);
  const named = there.filter(({ id, isNamed }) => isNamed || (isAsync && id === 'sqlalchemy-asyncpg'));
  // A plain `postgresql://` beside an engine without async is psycopg2's.
  const plain =
    isSync && named.every(({ id }) => id === 'sqlalchemy-asyncpg')
      ? there.filter(({ id }) => id !== 'sqlalchemy-asyncpg').slice(0, 1)
      : [];
  const used = named.length + plain.length > 0 ? [...new Set([...named, ...plain])] : there.slice(0, 1);
  const layer = above.name === 'sqlalchemy' ? {} : { layer: above.name };
  return used.map(({ id, dependency }) =>
    id ? { id, dependency, ...layer } : { known: 'SQLAlchemy + pg8000', dependency, ...layer },
  );
}

/** Layers that bring a driver along; the packages of `below` are theirs. */
function layered(project: Project): { stacks: FoundStack[]; below: string[] } {
  const stacks: FoundStack[] = [];
  const below: string[] = [];
  const django = project.find('django');
  const driver = project.find('psycopg', 'psycopg2-binary', 'psycopg2');
  const isForeign = project.says(/django\.db\.backends\.(?:mysql|sqlite3|oracle)/) && !driver;
  if (django && !isForeign && !(driver === undefined && project.find('asyncpg', 'tortoise-orm'))) {
    stacks.push({ id: 'django', dependency: django });
    below.push('psycopg', 'psycopg2', 'psycopg2-binary');
  }
  const databases = project.find('databases');
  const isUsed =
    databases &&
    (project.says(/\bfrom databases\b|\bimport databases\b/) || !project.says(/^(?:from|import) /m));
  if (isUsed) {
    const aiopg = project.find('aiopg');
    const dependency = databases;
    if (aiopg && !project.find('asyncpg')) stacks.push({ known: 'databases (aiopg)', dependency });
    else stacks.push({ id: 'databases', dependency });
    below.push('asyncpg', 'aiopg');
  }
  const tortoise = project.find('tortoise-orm');
  if (tortoise) {
    stacks.push({ id: 'tortoise', dependency: tortoise });
    below.push('asyncpg', 'psycopg');
  }
  return { stacks, below };
}

function sqlalchemyOf(project: Project, isBelowDatabases: boolean): FoundStack[] {
  // Beside `databases` or Django SQLAlchemy often only describes tables or is not used at all.
  const above = project.find(...SQLALCHEMY);
  const makesEngines = project.says(
    /create_(?:async_)?engine\(|async_engine_from_config|SQLALCHEMY_DATABASE_URI/,
  );
  if (!above || (isBelowDatabases && !makesEngines)) return [];
  return sqlalchemyStacks(project, above);
}

const IMPORTS: Readonly<Record<string, RegExp>> = {
  asyncpg: /\basyncpg\.(?:connect|create_pool|Pool)\b/,
  psycopg: /\bpsycopg\.(?:connect|AsyncConnection|Connection)\b|\b(?:Async)?ConnectionPool\(/,
  psycopg2: /\bpsycopg2\.(?:connect|pool)\b/,
  aiopg: /\baiopg\.(?:connect|create_pool|sa)\b/,
  pg8000: /\bpg8000\.(?:connect|native|dbapi)\b/,
};
const BARE: readonly { id: DriverId | null; names: readonly string[] }[] = [
  { id: 'asyncpg', names: ['asyncpg'] },
  { id: 'psycopg3', names: ['psycopg'] },
  { id: 'psycopg2', names: ['psycopg2-binary', 'psycopg2'] },
  { id: 'aiopg', names: ['aiopg'] },
  { id: null, names: ['pg8000'] },
];
const KNOWN = [
  ['peewee', 'Peewee'],
  ['pony', 'Pony ORM'],
  ['piccolo', 'Piccolo'],
  ['gino', 'GINO'],
  ['ormar', 'ormar'],
] as const;

/** A driver by itself: where nothing above it is there, or where the code calls it past what is above. */
function bareStacks(project: Project, taken: readonly string[]): FoundStack[] {
  return BARE.flatMap(({ id, names }): FoundStack[] => {
    const dependency = project.find(...names);
    if (!dependency) return [];
    const isCalled = project.says(IMPORTS[names.at(-1) ?? ''] ?? /(?!)/);
    if (taken.includes(dependency.name) && !isCalled) return [];
    return [id ? { id, dependency } : { known: 'pg8000', dependency }];
  });
}

/** What a Python project reaches Postgres with, the likeliest first. */
export function pythonStacks(project: Project): FoundStack[] {
  const { stacks, below } = layered(project);
  const engines = sqlalchemyOf(project, stacks.length > 0);
  const taken = [
    ...below,
    ...(engines.length > 0 ? ['asyncpg', 'psycopg', 'psycopg2', 'psycopg2-binary', 'pg8000'] : []),
  ];
  const known = KNOWN.flatMap(([name, label]): FoundStack[] => {
    const dependency = project.find(name);
    return dependency ? [{ known: label, dependency }] : [];
  });
  return [...stacks, ...engines, ...bareStacks(project, taken), ...known];
}
