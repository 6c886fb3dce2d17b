import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACCESS_TABLE, expectedAnswer, PRINCIPALS } from './access-table';
import { discoverSurface } from './discover-surface';

describe('access table', () => {
  it('names every page, route and server action, each once, and nothing that is not there', () => {
    const { names, hidden } = discoverSurface();
    expect(ACCESS_TABLE.map((entry) => entry.name).sort()).toEqual(names);
    expect(hidden).toEqual([]);
  });

  it('lets nobody but an operator start, change or invite', () => {
    for (const entry of ACCESS_TABLE.filter(({ right }) => right === 'operator')) {
      for (const principal of PRINCIPALS.filter((name) => name !== 'operator')) {
        expect(expectedAnswer(entry, principal)).not.toBe('works');
      }
    }
  });
});

describe('discoverSurface', () => {
  it('finds pages in groups, every method of a route, both kinds of actions, and inline ones', () => {
    const root = mkdtempSync(join(tmpdir(), 'mudanza-surface-'));
    const files: Record<string, string> = {
      'app/(inner)/page.tsx': 'export default function P() {}',
      'app/api/x/route.ts': 'export const GET = 1;\nexport async function POST() {}',
      'app/x/actions.ts': "/* words */\n'use server';\nexport const a = 1;\nexport async function b() {}",
      'app/y/page.tsx': "async function f() {\n  'use server';\n}",
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const found = discoverSurface([join(root, 'app')]);
    expect(found.names).toHaveLength(6);
    expect(found.names.filter((name) => /#a$|#b$|^GET |^POST /.test(name))).toHaveLength(4);
    expect(found.hidden).toHaveLength(1);
  });
});
