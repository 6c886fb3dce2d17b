// `npm test` on a fresh clone: installs what the tests need, then runs everything, one heavy suite after another.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPrograms } from './install-programs.mjs';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..', '..'));

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

/** Runs what waits for one processor or for the network side by side; each says its own when it has ended. */
async function runTogether(title, commands) {
  console.log(`\n── ${title}`);
  const started = Date.now();
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1);
  const ended = commands.map(async ([command, ...args]) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    const code = await new Promise((resolve) => child.once('close', resolve));
    process.stdout.write(Buffer.concat(said));
    console.log(`── ${args.at(-1)}: ${code === 0 ? '' : 'failed after '}${seconds()} s`);
    return code === 0;
  });
  if ((await Promise.all(ended)).includes(false)) process.exit(1);
}

function requirePrograms() {
  const missing = installPrograms();
  if (missing.length === 0) return;
  console.error(
    `The tests need these programs: install the packages ${missing.join(' ')} and run npm test again.`,
  );
  process.exit(1);
}

function hasPackages() {
  return ['vitest', '@playwright/test', '@biomejs/biome', 'typescript'].every((name) =>
    existsSync(join('node_modules', name, 'package.json')),
  );
}

if (!hasPackages())
  run('npm install', 'npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
requirePrograms();
await runTogether('format, lint, types, imports, dead code, known holes in dependencies', [
  ...['format:check', 'types', 'imports', 'dead'].map((script) => ['npm', 'run', '-s', script]),
  [process.execPath, join('lib', 'launch', 'audit.mjs')],
]);
run('unit and integration tests', 'npm', ['run', '-s', 'unit']);
run('production build', process.execPath, [join('lib', 'launch', 'start.mjs'), '--build-only']);
run('browser tests', 'npm', ['run', '-s', 'e2e']);
