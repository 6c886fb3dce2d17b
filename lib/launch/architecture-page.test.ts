import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const page = readFileSync(join('docs', 'architecture.md'), 'utf8');
const guide = readFileSync('CONTRIBUTING.md', 'utf8');

/** Paths of the repository that a page names. */
const pathsOf = (text: string) =>
  [...text.matchAll(/(?<![\w/.-])(?:lib|app|components|e2e|sql|docs)(?:\/[\w.-]+)+/g)]
    .map(([path]) => path.replace(/\.$/, ''))
    .filter((path) => !/NNNN|SUBJECT/.test(path));

it.each([
  ['docs/architecture.md', page],
  ['CONTRIBUTING.md', guide],
])('%s names no path that does not exist', (_, text) => {
  const paths = pathsOf(text);
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

it('docs/architecture.md draws every room, in the order that the linter keeps', async () => {
  const drawn = [...page.matchAll(/^lib\/(\w+) {2,}/gm)].map(([, room]) => room);
  const rooms = readdirSync('lib', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect([...drawn].sort()).toEqual(rooms.map(({ name }) => name).sort());
  const linter = readFileSync('.dependency-cruiser.mjs', 'utf8');
  const floors = /FLOORS = \[([^\]]*)\]/.exec(linter)?.[1]?.match(/\w+/g);
  expect(drawn).toEqual(floors);
});

it('docs/architecture.md names only parts that a room has', () => {
  for (const [, room, says] of page.matchAll(/^lib\/(\w+) {2,}(.*)$/gm))
    for (const [, part] of (says ?? '').matchAll(/([\w-]+)\//g))
      expect(existsSync(join('lib', room ?? '', part ?? '')), `lib/${room}/${part}`).toBe(true);
});
