import { execa } from 'execa';
import { expect, it } from 'vitest';

const PROGRAM = `
  const { readPassword } = await import('./lib/launch/admin/read-password.ts');
  console.log(JSON.stringify(await readPassword('Password: ')));`;

it.each([
  ['a line', 'four words, and ñ\n', 'four words, and ñ'],
  ['a line without its end', 'no newline', 'no newline'],
  ['the first of two lines', 'one\ntwo\n', 'one'],
  ['nothing', '', ''],
])('reads %s from a pipe', async (_, input, wanted) => {
  const { stdout } = await execa(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', PROGRAM],
    { input },
  );
  expect(JSON.parse(stdout)).toBe(wanted);
});
