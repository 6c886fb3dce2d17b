import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { en } from './en/dictionary';

const ROOT = join(import.meta.dirname, '..', '..');

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const isTranslation = path.includes(join('lib', 'i18n', 'e'));
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') && !isTranslation)
      yield readFileSync(path, 'utf8');
  }
}

function* keys(node: unknown, path: string): Generator<string> {
  if (typeof node === 'string') yield path;
  else if (typeof node === 'object' && node !== null && !Array.isArray(node))
    for (const [key, value] of Object.entries(node)) yield* keys(value, `${path}.${key}`);
}

/** What a key written with blanks, such as `app.kind.${kind}`, may stand for; a secret's name has a dot of its own. */
function patternOf(template: string): RegExp {
  const fixed = template.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/);
  return new RegExp(
    `^${fixed.map((part) => part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&')).join('[^.]+(?:\\.[^.]+)?')}$`,
  );
}

it('every text of the dictionaries is spoken somewhere', () => {
  const code = ['app', 'components', 'lib'].flatMap((folder) => [...sources(join(ROOT, folder))]).join('\n');
  const areas = Object.keys(en).filter((area) => area !== 'errors');
  const literal = new Set([...code.matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g)].map((match) => match[1]));
  const patterns = [...code.matchAll(/`([\w-]+\.(?:[\w.-]|\$\{(?:[^{}`]|\{[^{}]*\})*\})*)`/g)].flatMap(
    (match) => (areas.includes(match[1]?.split('.')[0] ?? '') ? [patternOf(match[1] ?? '')] : []),
  );
  const unspoken = areas
    .flatMap((area) => [...keys(Reflect.get(en, area), area)])
    .filter((key) => !literal.has(key) && !patterns.some((pattern) => pattern.test(key)));
  expect(unspoken).toEqual([]);
});
