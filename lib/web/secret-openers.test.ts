import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Files of the web process that open what the vault holds; docs/security.md says what for. */
const OPENERS = [
  'app/form-action.ts',
  'app/migrations/[id]/monitor/notify-actions.ts',
  'lib/report/read-configuration.ts',
  'lib/web/monitor/read-part.ts',
  'lib/web/monitor/credentials-of.ts',
];

it('opens secrets in the web process where the security page says so, and nowhere else', () => {
  const files = ['app', 'components', 'lib/web', 'lib/report', 'lib/plan'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|testing\//.test(name))
      .map((name) => `${folder}/${name}`),
  );
  const opens = files.filter((file) =>
    /import [^;]*\b(openSecrets|knownSecrets|credentialsFor|readSealedInput)\b[^;]*from/.test(
      readFileSync(file, 'utf8'),
    ),
  );
  expect(opens.sort()).toEqual([...OPENERS].sort());
});
