import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { relative } from 'node:path';
import { expect, inject, it } from 'vitest';
import { dataDir } from '../../../platform/data-dir';

it('is below the folder of this test run, and of this file alone', () => {
  expect(relative(inject('servers').folder, dataDir())).toMatch(/^data-\w{6}$/);
  expect(relative(tmpdir(), dataDir())).not.toMatch(/^\.\./);
  // `wx` fails where another file was here before.
  writeFileSync(dataDir('here'), '', { flag: 'wx' });
});
