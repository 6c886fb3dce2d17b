import { z } from 'zod';
import { findPython } from '../../backend/clients/find-python';
import { runOwnEngine } from '../../backend/clients/run-own-engine';
import { detectWorkspace } from '../../backend/detect/detect-workspace';
import type { Place } from './workspace-step';
import { writtenEnv } from './written-env';

/** What the backend's own engine said. */
export const OwnEngine = z.object({
  verdict: z.enum(['answered', 'refused', 'missing']),
  module: z.string().nullable(),
  detail: z.string(),
});
export type OwnEngine = z.infer<typeof OwnEngine>;

/** Nothing to run here: the module makes no engine by itself, or a package of the backend's is not installed. */
const NOT_RUN = /^(?:LookupError: )?no engine|No module named|Cannot find (?:package|module)|ENOENT/;

/** The backend's own engine with every argument that its code gives it, where its interpreter is there. */
export async function askOwnEngine(
  { ctx, workspace }: Place,
  input: { readonly envFile: string; readonly urlKey: string; readonly python: string },
  password: string,
): Promise<OwnEngine> {
  const { drivers, known } = detectWorkspace(workspace);
  const driver = drivers[0] ?? known[0];
  const language = driver?.language;
  if (!driver || (language !== 'python' && language !== 'node'))
    return { verdict: 'missing', module: null, detail: language ?? '–' };
  const { envFile } = await writtenEnv(ctx, workspace, input);
  const result = await runOwnEngine({
    workspace,
    envFile,
    project: driver.project,
    language,
    python: input.python || findPython(workspace),
    queries: ['select version()'],
    clients: 2,
    transactions: 3,
    signal: ctx.signal,
  });
  if (!result) return { verdict: 'missing', module: null, detail: '–' };
  const { module } = result;
  if (result.failed === 0) return { verdict: 'answered', module, detail: result.answers.join(' · ') };
  const detail = (result.errors[0] ?? '').replaceAll(password, '••••••');
  return { verdict: NOT_RUN.test(detail) ? 'missing' : 'refused', module, detail };
}
