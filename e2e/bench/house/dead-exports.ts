import { execa } from 'execa';
import { z } from 'zod';

const Named = z.array(z.object({ name: z.string() })).default([]);
const Report = z.object({
  issues: z.array(z.object({ file: z.string(), files: Named, exports: Named, types: Named })),
});

/** What nothing imports: files, values and types, as knip finds them. */
export async function findDeadExports(): Promise<string[]> {
  // Without `--include`: knip looks at what its plugins find in configurations only when it looks at everything.
  const args = ['knip', '--no-progress', '--no-exit-code'];
  const { stdout } = await execa('npx', [...args, '--reporter', 'json'], { reject: false });
  return Report.parse(JSON.parse(stdout)).issues.flatMap(({ file, files, exports, types }) => [
    ...files.map(() => file),
    ...[...exports, ...types].map(({ name }) => `${file}: ${name}`),
  ]);
}
