import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** Drawn by scripts only, so that there is nothing to press before they are there. */
const DRAWN_LATER = new Set([
  'app/migrations/[id]/settings/forget-button.tsx',
  'components/monitor/log-lines.tsx',
  'components/palette/shortcut-sheet.tsx',
  'components/ui/confirm-dialog.tsx',
]);

function* tsxFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* tsxFiles(path);
    else if (entry.name.endsWith('.tsx') && !entry.name.includes('.test.')) yield path;
  }
}

/** What is wrong with an element of that name and those attributes; null when no press or choice can be lost. */
function complaint(tag: string, has: (attribute: string) => boolean): string | null {
  if (tag === 'button' && has('onClick')) return 'a button of a script: use Button or ScriptButton';
  if (tag === 'form' && has('onSubmit') && !has('action')) return 'a form that cannot post by itself';
  const isControl = ['input', 'select', 'textarea', 'Input', 'Select', 'Textarea', 'Checkbox'].includes(tag);
  if (isControl && has('onChange') && !has('name') && !has('disabled'))
    return 'a control that only a script reads: disable it until useHydrated()';
  return null;
}

function lostPresses(source: string, name: string): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const names = new Set(
        node.attributes.properties.flatMap((one) => (ts.isJsxAttribute(one) ? [one.name.getText(file)] : [])),
      );
      const wrong = complaint(node.tagName.getText(file), (attribute) => names.has(attribute));
      if (wrong) found.push(`${name}:${file.getLineAndCharacterOfPosition(node.pos).line + 1} ${wrong}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

describe('a press before the scripts are there', () => {
  it.each([
    ['<button type="button" onClick={f} />', 1],
    ['<form onSubmit={f} />', 1],
    ['<form action={g} onSubmit={f} />', 0],
    ['<Checkbox checked={a} onChange={f} />', 1],
    ['<Checkbox name="a" checked={a} onChange={f} />', 0],
    ['<input disabled={!isHydrated} onChange={f} />', 0],
    ['<ScriptButton onClick={f} />', 0],
  ])('is judged by what the element is: %s', (source, count) => {
    expect(lostPresses(source, 'x.tsx')).toHaveLength(count);
  });

  it('is lost nowhere in the product', () => {
    const found = ['app', 'components']
      .flatMap((folder) => [...tsxFiles(join(root, folder))])
      .map((path) => relative(root, path))
      .filter((name) => !DRAWN_LATER.has(name))
      .flatMap((name) => lostPresses(readFileSync(join(root, name), 'utf8'), name));
    expect(found).toEqual([]);
  });
});
