// `npm test` on a fresh clone: installs what the tests need, then runs everything, one heavy suite after another.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..', '..'));

/** Programs that the tests run for real, and the Debian packages that bring them. */
const PROGRAMS = [
  { paths: ['/usr/bin/chromium'], package: 'chromium' },
  { paths: ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'], package: 'pgbouncer' },
  { paths: ['/usr/bin/pdftoppm'], package: 'poppler-utils' },
  { paths: ['/usr/bin/git'], package: 'git' },
  { paths: ['/usr/bin/psql'], package: 'postgresql-client' },
  { paths: ['/usr/lib/python3/dist-packages/asyncpg'], package: 'python3-asyncpg' },
  { paths: ['/usr/lib/python3/dist-packages/sqlalchemy'], package: 'python3-sqlalchemy' },
  { paths: ['/usr/lib/python3/dist-packages/psycopg2'], package: 'python3-psycopg2' },
];

function run(title, command, args, env = {}) {
  console.log(`\n── ${title}`);
  const started = Date.now();
  const result = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (result.status !== 0) {
    console.error(`\n${title}: failed after ${seconds} s`);
    process.exit(result.status ?? 1);
  }
  console.log(`── ${title}: ${seconds} s`);
}

function installPrograms() {
  const missing = PROGRAMS.filter(({ paths }) => !paths.some((path) => existsSync(path)));
  if (missing.length === 0) return;
  const packages = missing.map((program) => program.package);
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.error(
      `The tests need these programs: install the packages ${packages.join(' ')} and run npm test again.`,
    );
    process.exit(1);
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run('package lists', 'apt-get', ['update', '-qq'], env);
  run(
    `install ${packages.join(' ')}`,
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    env,
  );
}

function hasPackages() {
  return ['vitest', '@playwright/test', '@biomejs/biome', 'typescript'].every((name) =>
    existsSync(join('node_modules', name, 'package.json')),
  );
}

if (!hasPackages())
  run('npm install', 'npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
installPrograms();
run('format, lint, types, imports', 'npm', ['run', '-s', 'verify']);
run('known holes in dependencies', process.execPath, [join('lib', 'launch', 'audit.mjs')]);
run('unit and integration tests', 'npm', ['run', '-s', 'unit']);
run('production build', process.execPath, [join('lib', 'launch', 'start.mjs'), '--build-only']);
run('browser tests', 'npm', ['run', '-s', 'e2e']);
