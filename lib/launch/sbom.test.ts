import { readFileSync } from 'node:fs';
import { execa } from 'execa';
import { expect, it } from 'vitest';

it('npm run sbom names every package that is installed for production, with its version, and no other', async () => {
  const { stdout } = await execa(process.execPath, ['lib/launch/sbom.mjs']);
  const bill: { bomFormat: string; components: { name: string; version: string }[] } = JSON.parse(stdout);
  expect(bill.bomFormat).toBe('CycloneDX');
  const versions = new Map(bill.components.map(({ name, version }) => [name, version]));
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const name of Object.keys(dependencies))
    expect([name, versions.get(name)]).toEqual([name, lock[`node_modules/${name}`].version]);
  for (const name of Object.keys(devDependencies).filter((dev) => lock[`node_modules/${dev}`].dev))
    expect([name, versions.has(name)]).toEqual([name, false]);
});
