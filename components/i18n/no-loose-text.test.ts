import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const SPOKEN = new Set([
  'aria-label',
  'title',
  'placeholder',
  'alt',
  'label',
  'caption',
  'description',
  'lead',
]);
/** Words that are the same in every language. */
const SAME = new Set([
  'Mudanza',
  'English',
  'Español',
  'SQLSTATE',
  'UTC',
  'SHA-256',
  'ms',
  'Markdown',
  'JSON',
  'SQL',
  'n',
]);

/** A file is called the same in every language. */
const FILE_NAME = /^[\w-]+(?:\.\w+)+$/;

function* tsxFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* tsxFiles(path);
    else if (entry.name.endsWith('.tsx') && !entry.name.includes('.test.')) yield path;
  }
}

/** Sentences and words that stand in the markup itself instead of in the dictionaries. */
function looseTexts(source: string, name: string): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (text: string, node: ts.Node) => {
    if (FILE_NAME.test(text.trim())) return;
    const words = text.match(/\p{L}{2,}[\p{L}\p{N}-]*/gu) ?? [];
    if (words.every((word) => SAME.has(word))) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${name}:${line + 1} ${text.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node.text, node);
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText(file))) {
      const value = node.initializer;
      if (value && ts.isStringLiteral(value)) note(value.text, node);
      if (
        value &&
        ts.isJsxExpression(value) &&
        value.expression &&
        ts.isStringLiteralLike(value.expression)
      ) {
        note(value.expression.text, node);
      }
    }
    if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteralLike(node.expression)) {
      if (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent)) note(node.expression.text, node);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

describe('no visible text outside the dictionaries', () => {
  it('finds text, labels and expressions, and lets markup alone', () => {
    expect(looseTexts('<p className="text-sm">Hello there</p>', 'a.tsx')).toEqual(['a.tsx:1 Hello there']);
    expect(looseTexts('<input aria-label="Search" />', 'a.tsx')).toHaveLength(1);
    expect(looseTexts('<p>{"Hello"}</p>', 'a.tsx')).toHaveLength(1);
    expect(looseTexts('<p title={t("ui.x")}>{t("ui.y")} · 3 ms {x ? "a" : "b"}</p>', 'a.tsx')).toEqual([]);
  });

  it.each(['app', 'components'])('holds in %s', (folder) => {
    const found = [...tsxFiles(join(root, folder))].flatMap((path) =>
      looseTexts(readFileSync(path, 'utf8'), relative(root, path)),
    );
    expect(found).toEqual([]);
  });
});
