import { artifactOrigin } from '../../i18n/format/artifact-origin';
import { formatBytes } from '../../i18n/format/format-bytes';
import { formatInstant } from '../../i18n/format/format-instant';
import { formatSpan } from '../../i18n/format/format-span';
import { escapeParams } from '../../platform/log/escape-params';
import type { MarkdownContext } from './markdown-context';
import { markdownTable } from './markdown-table';

const MARK = { pass: '✅', warn: '⚠', fail: '❌', waived: '⚠', open: '☐', skipped: '–' } as const;

function board({ report, t }: MarkdownContext): string {
  const rows = report.board.map((entry) => [
    `${MARK[entry.state]} ${t(`report.board.row.${entry.id}`)}`,
    t(`report.board.state.${entry.state}`),
    entry.statement ? `${t(entry.message)} ${entry.statement.note}` : t(entry.message),
  ]);
  const columns = ['criterion', 'result', 'evidence'] as const;
  const table = markdownTable(
    columns.map((column) => t(`report.board.${column}`)),
    rows,
  );
  return `## ${t('report.board.title')}\n\n${table}`;
}

function risks({ report, t }: MarkdownContext): string {
  const rows = report.risks.map((risk) => [
    t(`report.risk.row.${risk.id}`),
    `${t(`report.risk.level.${risk.likelihood}`)} / ${t(`report.risk.level.${risk.impact}`)}`,
    t(`report.risk.state.${risk.state}`),
    t(risk.message),
  ]);
  const columns = [
    t('report.risk.name'),
    `${t('report.risk.likelihood')} / ${t('report.risk.impact')}`,
    t('report.risk.stateLabel'),
    t('report.board.evidence'),
  ];
  return `## ${t('report.risk.title')}\n\n${markdownTable(columns, rows)}`;
}

/** The success criteria and the risk register. */
export function boardSections(context: MarkdownContext): string[] {
  return [board(context), risks(context)];
}

function phases({ report, t }: MarkdownContext): string {
  const rows = report.phases
    .flatMap((phase) => phase.steps)
    .filter((step) => step.attempts > 0 || step.skip || !step.isOptional)
    .map((step) => [
      t('report.field.stepName', { step: step.id }),
      t(`run.stepState.${step.state}.label`),
      formatSpan(step.workMs),
      t('report.field.minutes', { minutes: step.estimateMinutes }),
      String(step.attempts),
    ]);
  const columns = ['step', 'state', 'work', 'estimate', 'attempts'] as const;
  const table = markdownTable(
    columns.map((column) => t(`report.field.${column}`)),
    rows,
  );
  return `## ${t('report.section.phases')}\n\n${table}`;
}

function rechecks({ report, t, locale }: MarkdownContext): string {
  if (report.rechecks.length === 0) return '';
  const say = escapeParams(t);
  const rounds = report.rechecks.map((round) => {
    const lines = round.checks.flatMap((check) => [
      `- ${t('report.field.stepName', { step: check.step })}: ${t(`report.recheck.${check.state}`)}${check.error ? ` (${check.error})` : ''}`,
      ...check.changes.map((change) => {
        const before = change.before ? t(`ui.verdict.${change.before}`) : t('report.recheck.never');
        const after = t(`ui.verdict.${change.after}`);
        return `  - ${say('report.recheck.change', { criterion: change.criterion, before, after })}. ${say(change.message)}`;
      }),
    ]);
    const title = say('report.recheck.round', { at: formatInstant(round.at, locale), by: round.by });
    return [`### ${title}`, '', ...lines].join('\n');
  });
  return [`## ${t('report.section.rechecks')}`, ...rounds].join('\n\n');
}

function appendix({ report, t, locale }: MarkdownContext): string {
  if (report.artifacts.length === 0) return '';
  const rows = report.artifacts.map((artifact) => [
    artifact.name,
    artifactOrigin(artifact, t),
    formatBytes(artifact.bytes, locale),
    `\`${artifact.sha256}\``,
  ]);
  const columns = ['file', 'step', 'bytes', 'sha256'] as const;
  const table = markdownTable(
    columns.map((column) => t(`report.field.${column}`)),
    rows,
  );
  return `## ${t('report.section.appendix')}\n\n${table}`;
}

/** Every step with its times, what was checked again, and the files with their hashes. */
export function phaseSections(context: MarkdownContext): string[] {
  return [phases(context), rechecks(context), appendix(context)];
}
