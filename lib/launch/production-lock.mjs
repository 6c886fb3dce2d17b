// npm, asked with --omit=dev, leaves out what a development package names as its peer (seen with npm 11: pg and zod).
// So it is asked in a folder whose manifest and lock file know of no development packages.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const read = (name) => JSON.parse(readFileSync(name, 'utf8'));

/** Makes that folder, hands it over with the lock file in it, and removes it. */
export function withProductionLock(use) {
  const manifest = read('package.json');
  const lock = read('package-lock.json');
  delete manifest.devDependencies;
  delete lock.packages[''].devDependencies;
  for (const [path, { dev }] of Object.entries(lock.packages)) if (dev) delete lock.packages[path];
  const folder = mkdtempSync(join(tmpdir(), 'mudanza-lock-'));
  try {
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
    return use(folder, lock);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
