import { describe, expect, it } from 'vitest';
import { compareVersions } from './compare-versions';
import { findTools, toolSpecs } from './find-tools';

const packages = { debian: 'x', mac: 'x', windows: 'x' };

describe('findTools', () => {
  it('finds what is here, says what is too old and what is missing', async () => {
    const node = [process.execPath, '--version'] as const;
    const found = await findTools([
      { name: 'node', commands: [node], isNeeded: true, packages },
      { name: 'new', commands: [node], minimum: '999.1', isNeeded: true, packages },
      { name: 'gone', commands: [['mudanza-no-such-program', '-v']], isNeeded: false, packages },
      { name: 'second', commands: [['mudanza-no-such-program', '-v'], node], isNeeded: false, packages },
    ]);
    expect(found.map(({ verdict }) => verdict)).toEqual(['ok', 'old', 'missing', 'ok']);
    expect(found[0]?.version).toBe(process.versions.node);
    expect(found[2]?.hint).not.toBe('');
  });

  it('needs git, and the interpreter of the backend only', () => {
    const needed = (language: 'python' | 'node' | null) =>
      toolSpecs(language).flatMap(({ name, isNeeded }) => (isNeeded ? [name] : []));
    expect(needed(null)).toEqual(['git']);
    expect(needed('python')).toEqual(['git', 'python']);
    expect(needed('node')).toEqual(['git', 'node']);
  });
});

it('compares versions by number', () => {
  expect(compareVersions('3.12.10', '3.12.3')).toBeGreaterThan(0);
  expect(compareVersions('3.9', '3.12.3')).toBeLessThan(0);
  expect(compareVersions('3.12', '3.12.0')).toBe(0);
});
