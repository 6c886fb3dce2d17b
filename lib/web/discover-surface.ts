import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Surface {
  /** Names as in the access table. */
  readonly names: readonly string[];
  /** Files that hide a server action inside other code, where no table can see it. */
  readonly hidden: readonly string[];
}

const METHODS = /export (?:async )?(?:function|const) (GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b/g;
const EXPORTED = /^export (?:async function|const|function) (\w+)/gm;
const AT_TOP = /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*['"]use server['"]/;
const ANYWHERE = /^[ \t]*['"]use server['"]/m;

/** The address of a page's or route's folder: groups such as `(inner)` are not part of it. */
function address(folder: string): string {
  const parts = folder.split('/').slice(1);
  return `/${parts.filter((part) => !/^\(.*\)$/.test(part)).join('/')}`;
}

function namesIn(path: string, text: string): string[] {
  const folder = path.slice(0, path.lastIndexOf('/'));
  if (/\/page\.tsx?$/.test(path)) return [address(folder)];
  if (/\/route\.tsx?$/.test(path)) {
    return [...text.matchAll(METHODS)].map((match) => `${match[1]} ${address(folder)}`);
  }
  return AT_TOP.test(text) ? [...text.matchAll(EXPORTED)].map((match) => `${path}#${match[1]}`) : [];
}

/** Reads the folders for every page, route and server action, as Next would find them. */
export function discoverSurface(folders: readonly string[] = ['app', 'components', 'lib']): Surface {
  const names: string[] = [];
  const hidden: string[] = [];
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, entry).replaceAll('\\', '/');
      if (!/\.(ts|tsx)$/.test(path) || /\.test\.tsx?$/.test(path)) continue;
      const text = readFileSync(path, 'utf8');
      names.push(...namesIn(path, text));
      if (ANYWHERE.test(text) && !AT_TOP.test(text)) hidden.push(path);
    }
  }
  return { names: names.sort(), hidden };
}
