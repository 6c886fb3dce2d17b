import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { awkward, plain } from './canary-set';

/** A test command that prints what a careless one would: the whole env file. */
export const PRINT_ENV = `${process.execPath} -e "console.log(require('fs').readFileSync('.env','utf8'))"`;

/** A backend whose env file holds secrets that no vault knows, and whose tests print the whole file. */
export async function canaryWorkspace(folder: string): Promise<Readonly<Record<string, string>>> {
  const canaries = {
    'env DATABASE_URL': awkward(),
    'env REDIS_URL': plain('redis'),
    'env PMS_API_KEY': plain('pms'),
    'env JWT_SECRET_KEY': plain('jwt'),
  };
  mkdirSync(folder, { recursive: true });
  cpSync(join('lib', 'servers', 'practice', 'backend', 'template'), folder, { recursive: true });
  renameSync(join(folder, 'dot-gitignore'), join(folder, '.gitignore'));
  const env = [
    `DATABASE_URL=postgresql+asyncpg://app:${encodeURIComponent(canaries['env DATABASE_URL'])}@db:5432/app`,
    `REDIS_URL=redis://:${canaries['env REDIS_URL']}@cache:6379/0`,
    `PMS_API_KEY=${canaries['env PMS_API_KEY']}`,
    `JWT_SECRET_KEY="${canaries['env JWT_SECRET_KEY']}"`,
    'POSTGRES_HOST=db',
  ];
  writeFileSync(join(folder, '.env'), `${env.join('\n')}\n`, { mode: 0o600 });
  const git = (...args: string[]) =>
    execa('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder });
  await git('init', '--quiet');
  await git('add', '-A');
  await git('commit', '--quiet', '--no-verify', '-m', 'as it is');
  return canaries;
}
