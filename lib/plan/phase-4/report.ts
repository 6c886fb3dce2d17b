import { z } from 'zod';
import { MudanzaError } from '../../errors/mudanza-error';
import { say } from '../../i18n/message';
import { buildReport } from '../../report/build-report';
import { renderMarkdown } from '../../report/markdown/render-markdown';
import { readReportFacts } from '../../report/read-report-facts';
import type { BoardId } from '../../report/report-ids';
import type { Report } from '../../report/report-schema';
import { findMigration } from '../../store/migrations';
import { defineStep, type Outcome } from '../step';
import type { ArtifactRef } from '../step-context';

export interface ReportEvidence {
  readonly verdict: Report['verdict']['status'];
  readonly reasons: number;
  readonly digest: string;
  /** Ids of the success criteria that nothing answers yet. */
  readonly unanswered: readonly BoardId[];
  readonly files: readonly ArtifactRef[];
}

function judgeAnswered({ unanswered }: ReportEvidence): Outcome {
  if (unanswered.length === 0) return { verdict: 'pass', message: say('report.criterion.answered') };
  const params = { count: unanswered.length };
  return { verdict: 'warn', message: say('report.criterion.unanswered', params) };
}

const VERDICT = { success: 'pass', partial: 'warn', failed: 'fail' } as const;

/** Makes the final report from the evidence and keeps it, as JSON and as Markdown in both languages. */
export const report = defineStep<Record<string, never>, ReportEvidence>({
  id: 'report',
  input: z.object({}),
  needs: [],
  run: async (ctx) => {
    const migration = await findMigration(ctx.migration.id);
    const checklist = await ctx.checklist?.();
    if (!migration || !checklist) throw new MudanzaError('MUD-600');
    const made = buildReport(await readReportFacts(migration, checklist), new Date());
    const { status, reasons } = made.verdict;
    ctx.log('info', say('report.log.built', { runs: checklist.runs.length, status: status.toUpperCase() }));
    const files = [
      await ctx.artifact('report.json', 'application/json', JSON.stringify(made, null, 2)),
      await ctx.artifact('report.en.md', 'text/markdown', renderMarkdown(made, 'en')),
      await ctx.artifact('report.es.md', 'text/markdown', renderMarkdown(made, 'es')),
    ];
    for (const { name, sha256 } of files) ctx.log('info', say('report.log.stored', { name, sha256 }));
    const unanswered = made.board.filter((entry) => entry.state === 'open').map((entry) => entry.id);
    return { verdict: status, reasons: reasons.length, digest: made.digest, unanswered, files };
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
