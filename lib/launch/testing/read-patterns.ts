import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A pattern that stands in the product's code as a literal. */
export interface WrittenPattern {
  /** `lib/a/b.ts:12`. */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** What runs beside the product: tests, the practice backend's own programs, the maker of steps. */
const ASIDE = /\.test\.tsx?$|\/testing\/|\/template\/|^lib\/launch\/new-step\/|\/driver-lab\//;

function files(folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .filter((file) => /\.(?:tsx?|mjs)$/.test(file) && !ASIDE.test(file));
}

/** Every pattern literal of the product, found by the compiler's own parser. */
export function readPatterns(folders: readonly string[]): WrittenPattern[] {
  return files(folders).flatMap((file) => {
    const found: WrittenPattern[] = [];
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        found.push({
          place: `${file}:${line + 1}`,
          source: node.text.slice(1, end),
          flags: node.text.slice(end + 1),
        });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}
