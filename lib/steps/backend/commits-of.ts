import type { StepContext } from '../../plan/step-context';
import { commitEvidence, type Made } from './commit-evidence';

/** The migration's commits as the step `commit` told of them, oldest first; none without a folder. */
export async function commitsOf(ctx: StepContext): Promise<Made[]> {
  const last = await ctx.evidenceOf(commitEvidence);
  return last?.kind === 'done' ? [...(last.earlier ?? []), { hash: last.hash, files: last.files }] : [];
}
