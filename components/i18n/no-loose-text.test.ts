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
  'Ctrl',
  'staging',
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

/** The texts an expression may come to: either side of a choice, the fixed parts of a template. */
function textsOf(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return [...textsOf(node.left), ...textsOf(node.right)];
  return [];
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
      const spoken = value && ts.isJsxExpression(value) ? value.expression : value;
      for (const text of spoken ? textsOf(spoken) : []) note(text, node);
    }
    if (ts.isPropertyAssignment(node) && SPOKEN.has(node.name.getText(file))) {
      for (const text of textsOf(node.initializer)) note(text, node);
    }
    const isChild = node.parent && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent));
    if (ts.isJsxExpression(node) && node.expression && isChild) {
      for (const text of textsOf(node.expression)) note(text, node);
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
    expect(looseTexts('<p>{x ? "Yes" : "No"} {`${n} minutes`}</p>', 'a.tsx')).toHaveLength(3);
    expect(looseTexts('const fields = [{ name: "host", label: "Host name" }];', 'a.tsx')).toHaveLength(1);
    expect(looseTexts('<p title={t("ui.x")}>{t("ui.y")} · 3 ms {x ? "a" : "b"}</p>', 'a.tsx')).toEqual([]);
  });

  it.each(['app', 'components'])('holds in %s', (folder) => {
    const found = [...tsxFiles(join(root, folder))].flatMap((path) =>
      looseTexts(readFileSync(path, 'utf8'), relative(root, path)),
    );
    expect(found).toEqual([]);
  });
});
