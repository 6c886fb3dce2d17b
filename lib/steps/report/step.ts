import { z } from 'zod';
import { say } from '../../i18n/message';
import { defineEvidence } from '../../plan/define-evidence';
import { defineStep, type Outcome } from '../../plan/step';
import { ArtifactRef, MadeReport } from '../../plan/step-context';
import { MudanzaError } from '../../platform/errors/mudanza-error';

export const ReportEvidence = z.object({
  verdict: MadeReport.shape.verdict,
  reasons: z.number(),
  digest: z.string(),
  /** Ids of the success criteria that nothing answers yet. */
  unanswered: MadeReport.shape.unanswered,
  files: z.array(ArtifactRef).readonly(),
});
export type ReportEvidence = z.infer<typeof ReportEvidence>;

function judgeAnswered({ unanswered }: ReportEvidence): Outcome {
  if (unanswered.length === 0) return { verdict: 'pass', message: say('report.criterion.answered') };
  const params = { count: unanswered.length };
  return { verdict: 'warn', message: say('report.criterion.unanswered', params) };
}

const VERDICT = { success: 'pass', partial: 'warn', failed: 'fail' } as const;

export const reportEvidence = defineEvidence('report', ReportEvidence);

/** Makes the final report from the evidence and keeps it, as JSON and as Markdown in both languages. */
export const report = defineStep({
  id: 'report',
  input: z.object({}),
  evidence: reportEvidence,
  needs: [],
  run: async (ctx) => {
    const made = await ctx.makeReport?.();
    if (!made) throw new MudanzaError('MUD-600');
    const { verdict, reasons, digest, unanswered, runs } = made;
    ctx.log('info', say('report.log.built', { runs, status: verdict.toUpperCase() }));
    const files: ArtifactRef[] = [];
    for (const { name, mediaType, content } of made.files)
      files.push(await ctx.artifact(name, mediaType, content));
    for (const { name, sha256 } of files) ctx.log('info', say('report.log.stored', { name, sha256 }));
    return { verdict, reasons, digest, unanswered, files };
  },
  criteria: [
    { id: 'report.answered', judge: judgeAnswered },
    {
      id: 'report.verdict',
      judge: ({ verdict, reasons }) => ({
        verdict: VERDICT[verdict],
        message: say(`report.criterion.verdict.${verdict}`, { reasons }),
      }),
    },
  ],
});
