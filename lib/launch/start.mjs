// The first thing that runs on a fresh clone: plain Node, no dependency, until npm has brought them.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..', '..'));
const isDev = process.argv.includes('--dev');

function fail(text) {
  console.error(`\n  ${text}\n`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 9)) {
    fail(`Mudanza needs Node 20.9 or newer; this is ${process.versions.node}.`);
  }
}

/** True when every package that the lock file asks for (development ones only with --dev) is there. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
    const present = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages;
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === '' || entry.optional || entry.devOptional || (entry.dev && !isDev)) return true;
      return present[path]?.version === entry.version && existsSync(path);
    });
  } catch {
    return false;
  }
}

function install() {
  console.log('  Installing dependencies (once)…');
  // Not `npm ci`: it refuses a lock file made where the registry does not serve other platforms' binaries.
  const args = [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(isDev ? [] : ['--omit=dev']),
  ];
  const npm = spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (npm.status !== 0)
    fail('npm install failed: see above. Check the network and the npm registry, then start again.');
}

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (!/\.test\.tsx?$/.test(entry.name)) yield path;
  }
}

/** Hash of everything a build depends on; a build is stale when it differs from the stamp beside it. */
function sourceHash() {
  const hash = createHash('sha256');
  const folders = ['app', 'components', 'lib', 'public'].filter((folder) => existsSync(folder));
  const top = [
    'package-lock.json',
    'next.config.ts',
    'tsconfig.json',
    'postcss.config.mjs',
    'proxy.ts',
    'instrumentation.ts',
  ];
  const files = [
    ...folders.flatMap((folder) => [...filesBelow(folder)]),
    ...top.filter((file) => existsSync(file)),
  ];
  for (const file of files.sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function build() {
  const stamp = join('.next', 'mudanza-build');
  const wanted = sourceHash();
  if (existsSync(stamp) && existsSync('.next/BUILD_ID') && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('  Building (once after each change, about a minute)…');
  const next = join('node_modules', 'next', 'dist', 'bin', 'next');
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const result = spawnSync(process.execPath, [next, 'build'], {
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status !== 0) fail(`The build failed:\n${result.stdout}\n${result.stderr}`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function serve() {
  const args = ['--import', 'tsx', join('lib', 'launch', 'main.ts'), ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  // In a group of its own the child gets each signal once, from here, and stops everything in order.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

checkNode();
if (!existsSync('package-lock.json')) fail('Start Mudanza in its own folder.');
if (!isInstalled()) install();
if (!isDev && !process.argv.includes('--no-build')) build();
if (process.argv.includes('--build-only')) process.exit(0);
serve();
