import { execa } from 'execa';
import { z } from 'zod';

const Report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

export interface ImportFaults {
  readonly circles: string[];
  readonly upward: string[];
}

/** What the linter of imports says, with type imports counted: circles, and arrows that run up or across. */
export async function findImportFaults(): Promise<ImportFaults> {
  const args = ['depcruise', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'];
  const { stdout } = await execa('npx', [...args, 'app', 'components', 'lib', 'e2e'], { reject: false });
  const { violations } = Report.parse(JSON.parse(stdout)).summary;
  const named = (isWanted: (rule: string) => boolean) =>
    violations.filter(({ rule }) => isWanted(rule.name)).map(({ from, to }) => `${from} → ${to}`);
  return { circles: named((rule) => rule === 'no-cycles'), upward: named((rule) => rule !== 'no-cycles') };
}
