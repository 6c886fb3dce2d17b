import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isStepId } from '../../plan/step-id';
import { insertAfter } from './insert-after';
import { namesOf, type StepNames, stepSource, testSource, textsSource } from './templates';

const USAGE = `
  npm run new:step -- ID --subject FOLDER --after STEP

  Makes a step that type checks, appears in the checklist and has a test: lib/steps/FOLDER/ID.ts and its test, its texts
  in both dictionaries, its rows in the ordered list and in the registry. ID is lower case with dots (crud.again),
  STEP the one it follows. Then write what it really does; docs and the contract: CONTRIBUTING.md.
`;

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

function writeNew(path: string, content: string): void {
  if (existsSync(path)) throw new Error(`${path} is there already.`);
  writeFileSync(path, content);
}

/** The row of the step it follows, under the new name: same phase, next number. */
function outlineRow(outline: string, after: string, id: string): string {
  const start = outline.indexOf(`id: '${after}'`);
  const open = outline.lastIndexOf('{', start);
  const row = outline.slice(open, outline.indexOf('}', start) + 1);
  const numbered = row.replace(
    /number: '([^']*?)(\d+)'/,
    (_, head, n) => `number: '${head}${Number(n) + 1}'`,
  );
  return `  ${numbered.replace(`'${after}'`, `'${id}'`)},`;
}

function addToLists({ id, slug, export: name, subject }: StepNames, after: string): void {
  const outline = join('lib', 'plan', 'outline.ts');
  edit(outline, (text) => insertAfter(text, `id: '${after}'`, outlineRow(text, after, id)));
  edit(join('lib', 'steps', 'registry.ts'), (text) => {
    const line = `import { ${name} } from './${subject}/${slug}';\n`;
    return `${line}${text.replace(/(export const STEPS[^\n]*\n)/, `$1  ${name},\n`)}`;
  });
  for (const locale of ['en', 'es'] as const) {
    const path = join('lib', 'i18n', locale, 'steps.ts');
    const own = after.replaceAll('.', '-');
    const mark = /^[a-z]+$/.test(own) ? `  ${own}: {` : `'${own}': {`;
    edit(path, (text) => insertAfter(text, mark, textsSource(slug, locale)));
  }
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { subject: { type: 'string' }, after: { type: 'string' } },
  });
  const [id = ''] = positionals;
  const { subject = '', after = '' } = values;
  if (!/^[a-z]+(\.[a-z]+)+$/.test(id) || isStepId(id) || !/^[a-z]+$/.test(subject) || !isStepId(after)) {
    console.error(USAGE);
    return 2;
  }
  const names = namesOf(id, subject);
  const folder = join('lib', 'steps', subject);
  mkdirSync(folder, { recursive: true });
  writeNew(join(folder, `${names.slug}.ts`), stepSource(names));
  writeNew(join(folder, `${names.slug}.test.ts`), testSource(names));
  addToLists(names, after);
  const touched = ['lib/steps', 'lib/plan', 'lib/i18n/en', 'lib/i18n/es'];
  spawnSync('npx', ['biome', 'check', '--write', ...touched], { stdio: ['ignore', 'ignore', 2] });
  console.log(
    `\n  ${join(folder, `${names.slug}.ts`)} is made. Next: npm run verify, then write what it does.\n`,
  );
  return 0;
}

process.exit(main());
