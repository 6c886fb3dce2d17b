// `npm run sbom`: a CycloneDX bill of materials of what is installed for production, made by npm itself. It fails rather
// than leave out a package of the lock file.
import { spawnSync } from 'node:child_process';
import { withProductionLock } from './production-lock.mjs';

function missingFrom(bill, lock) {
  const known = new Set(JSON.parse(bill).components.map(({ name, version }) => `${name}@${version}`));
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.optional && !entry.devOptional)
    .map(([path, entry]) => `${entry.name ?? path.split('node_modules/').at(-1)}@${entry.version}`)
    .filter((name) => !known.has(name));
}

withProductionLock((cwd, lock) => {
  const npm = spawnSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  const missing = npm.status === 0 ? missingFrom(npm.stdout, lock) : [];
  if (npm.status === 0 && missing.length === 0) return process.stdout.write(npm.stdout);
  console.error(npm.status === 0 ? `npm sbom leaves out ${missing.join(', ')}` : npm.stderr);
  process.exitCode = 1;
});
