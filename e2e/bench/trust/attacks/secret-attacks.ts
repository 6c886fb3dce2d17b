import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { envDiff } from '../../../../lib/backend/env-file/env-diff';
import { PLACED_SECRETS, SECRET_PLACES } from '../../../../lib/backend/env-file/testing/secret-places';
import { workspaceSecrets } from '../../../../lib/backend/env-file/workspace-secrets';
import { whatIsLeft } from '../../../../lib/platform/vault/testing/what-is-left';
import { outputLines } from '../../../../lib/runs/output-lines';
import type { Attack } from './attack';

const isHidden = (text: string) => PLACED_SECRETS.every((secret) => whatIsLeft(text, secret) < 6);

/** Secrets wherever backends keep them: neither the log of a program that prints them nor a diff of the file shows one. */
export const secretAttacks = (): Attack[] =>
  SECRET_PLACES.flatMap(({ name, files, printed }) => [
    {
      name: `printed by a program: ${name}`,
      holds: async () => {
        const root = mkdtempSync(join(tmpdir(), 'mudanza-places-'));
        try {
          for (const [path, text] of Object.entries(files)) {
            mkdirSync(dirname(join(root, path)), { recursive: true });
            writeFileSync(join(root, path), text);
          }
          const lines = outputLines(new Set(workspaceSecrets(root)));
          return isHidden(
            printed
              .split('\n')
              .flatMap((line) => lines('stdout', line))
              .join('\n'),
          );
        } finally {
          rmSync(root, { recursive: true, force: true });
        }
      },
    },
    {
      name: `in the diff of a file: ${name}`,
      holds: async () =>
        Object.entries(files).every(([path, text]) =>
          isHidden(
            envDiff({
              path,
              before: text,
              after: `${text}\nDATABASE_URL=a\n`,
              written: new Set(['DATABASE_URL']),
            }),
          ),
        ),
    },
  ]);
