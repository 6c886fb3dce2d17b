// Installs the programs that tests and benchmarks run for real, on Debian and as root; says what is missing elsewhere.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Programs that the tests run for real, and the Debian packages that bring them. */
const FOR_TESTS = [
  { paths: ['/usr/bin/chromium'], package: 'chromium' },
  { paths: ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'], package: 'pgbouncer' },
  { paths: ['/usr/bin/pdftoppm'], package: 'poppler-utils' },
  { paths: ['/usr/bin/git'], package: 'git' },
  { paths: ['/usr/bin/psql'], package: 'postgresql-client' },
  // The server itself too: the oldest version of the matrix (lib/servers/embedded/testing/start-major.ts).
  { paths: ['/usr/lib/postgresql/15/bin/postgres'], package: 'postgresql-15' },
  { paths: ['/usr/lib/python3/dist-packages/asyncpg'], package: 'python3-asyncpg' },
  { paths: ['/usr/lib/python3/dist-packages/sqlalchemy'], package: 'python3-sqlalchemy' },
  { paths: ['/usr/lib/python3/dist-packages/psycopg2'], package: 'python3-psycopg2' },
];

const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];

/** Peers that only the benchmarks measure against. */
const FOR_BENCHMARKS = [
  {
    paths: versions.map((version) => `/usr/lib/postgresql/${version}/bin/pgbench`),
    package: 'postgresql-contrib',
  },
  { paths: ['/usr/bin/prometheus'], package: 'prometheus' },
];

const python = '/usr/lib/python3/dist-packages';
const gopath = '/usr/share/gocode/src/github.com';

/** Toolchains and drivers of other languages, for the benchmark that drives them; each goes without the others. */
const FOR_DRIVER_LAB = [
  [{ paths: [`${python}/django`], package: 'python3-django' }],
  [{ paths: [`${python}/psycopg`], package: 'python3-psycopg' }],
  [{ paths: [`${python}/psycopg_pool`], package: 'python3-psycopg-pool' }],
  [
    { paths: [`${python}/aiopg`], package: 'python3-aiopg' },
    { paths: [`${python}/async_timeout`], package: 'python3-async-timeout' },
  ],
  [{ paths: [`${python}/databases`], package: 'python3-databases' }],
  [{ paths: [`${python}/sqlmodel`], package: 'python3-sqlmodel' }],
  // SQLAlchemy's asyncio stands on it, and Debian only suggests it.
  [{ paths: [`${python}/greenlet`], package: 'python3-greenlet' }],
  [
    { paths: ['/usr/bin/go', '/usr/local/go/bin/go'], package: 'golang-go' },
    { paths: [`${gopath}/jackc/pgx/v4`], package: 'golang-github-jackc-pgx-v4-dev' },
    { paths: [`${gopath}/lib/pq`], package: 'golang-github-lib-pq-dev' },
  ],
  [
    { paths: ['/usr/bin/javac'], package: 'default-jdk-headless' },
    { paths: ['/usr/share/java/postgresql.jar'], package: 'libpostgresql-jdbc-java' },
    { paths: ['/usr/share/java/HikariCP.jar'], package: 'libhikaricp-java' },
    { paths: ['/usr/share/java/gson.jar'], package: 'libgoogle-gson-java' },
  ],
  [
    { paths: ['/usr/bin/ruby'], package: 'ruby' },
    { paths: ['/var/lib/dpkg/info/ruby-pg.list'], package: 'ruby-pg' },
    { paths: ['/var/lib/dpkg/info/ruby-activerecord.list'], package: 'ruby-activerecord' },
  ],
];

function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Everything goes to stderr: the last line of a benchmark's stdout is its result.
  return spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env }).status === 0;
}

/**
 * Installs what is missing.
 *
 * @param {{ forBenchmarks?: boolean }} options whether the benchmarks' peers are wanted too
 * @returns {string[]} Debian packages that are missing and could not be installed; empty when all is there
 */
export function installPrograms({ forBenchmarks = false } = {}) {
  return install([...FOR_TESTS, ...(forBenchmarks ? FOR_BENCHMARKS : [])]);
}

function install(programs) {
  const missing = programs
    .filter(({ paths }) => !paths.some((path) => existsSync(path)))
    .map((program) => program.package);
  if (missing.length === 0) return [];
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return missing;
  process.stderr.write(`Installing ${missing.join(' ')}\n`);
  aptGet(['update', '-qq']);
  return aptGet(['install', '-y', '-qq', '--no-install-recommends', ...missing]) ? [] : missing;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const missing = installPrograms({ forBenchmarks: true });
  if (process.argv[2] === 'backend' || process.argv[2] === 'faults')
    missing.push(...FOR_DRIVER_LAB.flatMap(install));
  if (missing.length > 0) process.stderr.write(`Not installed: ${missing.join(' ')}\n`);
}
