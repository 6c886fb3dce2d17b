import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dataDir } from '../../platform/data-dir';

/** The superuser password of an embedded cluster: made once, kept in a 0600 file of the data folder. */
export function clusterPassword(name: string): string {
  const path = dataDir(`${name}.password`);
  if (!existsSync(path)) writeFileSync(path, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return readFileSync(path, 'utf8').trim();
}
