import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { LineRedactor } from '../../platform/vault/line-redactor';
import { redactText } from '../../platform/vault/redact-text';
import { whatIsLeft } from '../../platform/vault/testing/what-is-left';
import { PLACED_SECRETS, SECRET_PLACES } from './testing/secret-places';
import { workspaceSecrets } from './workspace-secrets';

it('knows what a backend’s programs may print: values of sensitive names, and passwords inside addresses', () => {
  const root = mkdtempSync(join(tmpdir(), 'mudanza-env-'));
  writeFileSync(
    join(root, '.env'),
    [
      'DATABASE_URL=postgresql://app:p%40ss-word-1@db:5432/app',
      "PMS_API_KEY='pms-0123456789'",
      'JWT_SECRET_KEY=changeme',
      'POSTGRES_PASSWORD=postgres',
      'AUTH_URL=https://auth.example/path',
      'SSL_CERT_FILE=/etc/ssl/cert.pem',
      'ACCESS_TOKEN_MINUTES=30',
      'LOG_LEVEL=information-level',
    ].join('\n'),
  );
  writeFileSync(join(root, '.env.production'), 'REDIS_URL=redis://:redis-pass-77@cache:6379/0\n');
  writeFileSync(join(root, 'prod.env'), 'SESSION_SECRET="0123456789abcdef"\n');
  writeFileSync(join(root, '.env.binary'), Buffer.from([0, 1, 2]));
  symlinkSync('/etc/passwd', join(root, '.env.link'));
  expect(workspaceSecrets(root).sort()).toEqual([
    '0123456789abcdef',
    'p%40ss-word-1',
    'p@ss-word-1',
    'pms-0123456789',
    'postgresql://app:p%40ss-word-1@db:5432/app',
    'redis-pass-77',
    'redis://:redis-pass-77@cache:6379/0',
  ]);
});

it('leaves an ordinary word alone that is a password too, also inside an address', () => {
  const root = mkdtempSync(join(tmpdir(), 'mudanza-env-'));
  writeFileSync(join(root, '.env'), 'DATABASE_URL=postgresql+asyncpg://hotel:hotel@db:5432/hotel\n');
  const line = 'rootdir: /srv/hotel-api: postgresql://hotel:hotel@db:5432/hotel';
  expect(redactText(line, workspaceSecrets(root))).toBe(
    'rootdir: /srv/hotel-api: postgresql://hotel:••••••@db:5432/hotel',
  );
});

it('knows nothing where there is nothing to read', () => {
  expect(workspaceSecrets(undefined)).toEqual([]);
  expect(workspaceSecrets('/not/there')).toEqual([]);
});

it('counts env files wherever they lie, the named one, and keys under names that say nothing', () => {
  const root = mkdtempSync(join(tmpdir(), 'mudanza-env-'));
  mkdirSync(join(root, 'services/api'), { recursive: true });
  writeFileSync(
    join(root, 'services/api/.env.local'),
    'STRIPE=rk9f3k2l1m0n8b7v6c5x4\nDB_PASSWORD=deep-pass-1\n',
  );
  writeFileSync(join(root, 'settings.conf'), 'DB_PASSWORD=named-pass-1\n');
  expect(workspaceSecrets(root, ['settings.conf']).sort()).toEqual([
    'deep-pass-1',
    'named-pass-1',
    'rk9f3k2l1m0n8b7v6c5x4',
  ]);
});

it.each(SECRET_PLACES)('hides in what is printed: $name', ({ files, printed }) => {
  const root = mkdtempSync(join(tmpdir(), 'mudanza-env-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const redactor = new LineRedactor(() => workspaceSecrets(root));
  const shown = printed
    .split('\n')
    .map((line) => redactor.push(line))
    .join('\n');
  for (const secret of PLACED_SECRETS) expect(whatIsLeft(shown, secret)).toBeLessThan(6);
});

it('takes no ordinary word of a settings file for a secret', () => {
  const root = mkdtempSync(join(tmpdir(), 'mudanza-env-'));
  writeFileSync(
    join(root, 'compose.yml'),
    'services:\n  api:\n    environment:\n      TOKEN_ISSUER: hotel-platform\n      SECRET_NAME: my-app/database\n      API_KEY: ${API_KEY}\n      AUTH_URL: https://a.example/x9\n',
  );
  expect(workspaceSecrets(root)).toEqual([]);
});
