import { z } from 'zod';
import type { StepContext } from '../../plan/step-context';

export const Made = z.object({ hash: z.string(), files: z.array(z.string()) });
/** A commit that a run of the step `commit` made, and its files. */
export type Made = z.infer<typeof Made>;

const Evidence = Made.extend({ kind: z.literal('done'), earlier: z.array(Made).default([]) });

/** The migration's commits as the step `commit` told of them, oldest first; none without a folder. */
export async function commitsOf(ctx: StepContext): Promise<Made[]> {
  const { data } = Evidence.safeParse(await ctx.evidenceById('commit'));
  return data ? [...data.earlier, { hash: data.hash, files: data.files }] : [];
}
