import { translate } from '../../../lib/i18n/translate';
import { renderMigrationNotes } from '../../../lib/report/exports/render-notes';
import { renderMarkdown } from '../../../lib/report/markdown/render-markdown';
import type { Report } from '../../../lib/report/report-schema';
import { reportTranslator } from '../../../lib/report/report-translate';
import type { Untruth } from './untruth';

const LOCALES = ['en', 'es'] as const;
const WORDS = {
  success: ['SUCCESS', 'ÉXITO'],
  partial: ['PARTIAL', 'PARCIAL'],
  failed: ['FAILED', 'FALLIDA'],
} as const;

/** Where the text of a language says a verdict that is not the planted one, or leaves out what must be on the first page. */
function firstPage(report: Report, untruth: Untruth, at: 0 | 1): string[] {
  const page = renderMarkdown(report, LOCALES[at]).split('\n## ')[0] ?? '';
  const wrongWords = Object.entries(WORDS)
    .filter(([status, words]) => page.includes(words[at]) !== (status === untruth.verdict))
    .map(([, words]) => `${LOCALES[at]}: ${words[at]}`);
  const missing = (untruth.names ?? []).filter((name) => !page.includes(name));
  const t = reportTranslator(LOCALES[at]);
  const rule = report.verdict.rule.params;
  const rows = untruth.rows && rule?.data !== untruth.rows ? [`rows: ${String(rule?.data)}`] : [];
  const isRuleSaid = page.includes(t(report.verdict.rule))
    ? []
    : [`${LOCALES[at]}: the rule is not on the page`];
  return [
    ...wrongWords,
    ...missing.map((name) => `${LOCALES[at]}: ${name} is not named`),
    ...rows,
    ...isRuleSaid,
  ];
}

/** Lines of the notes that are ticked although the criterion does not hold, or the step does not stand. */
function falseTicks(report: Report, at: 0 | 1): string[] {
  const ticked = renderMigrationNotes(report, LOCALES[at])
    .split('\n')
    .filter((line) => line.includes('[x]'));
  const t = reportTranslator(LOCALES[at]);
  const steps = report.phases.flatMap((phase) => phase.steps);
  const holds = new Set(
    steps
      .filter(({ state }) => ['succeeded', 'warned', 'failed'].includes(state))
      .flatMap(({ criteria }) => criteria)
      .filter(({ verdict }) => verdict === 'pass')
      .map(({ message }) => t(message)),
  );
  return ticked
    .filter((line) => ![...holds].some((sentence) => line.endsWith(sentence)))
    .map((line) => `${LOCALES[at]} notes: ${line.trim()}`);
}

/** Lines of the notes and the commit message that say of a criterion that it holds, and it does not. */
export function falseClaims(report: Report, text: string, at: 0 | 1): string[] {
  const t = reportTranslator(LOCALES[at]);
  const mark =
    translate(LOCALES[at], 'backend.doc.commitDoesNotHold', { step: '', sentence: '' }).split('·')[0] ?? '';
  const denied = report.phases
    .flatMap((phase) => phase.steps)
    .flatMap(({ criteria }) => criteria)
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
    .map(({ message }) => t(message));
  const claims = text.split('\n').filter((line) => denied.some((sentence) => line.includes(sentence)));
  return claims
    .filter((line) => !line.includes('[ ]') && !line.includes(mark.trim()))
    .map((line) => `${LOCALES[at]} text: ${line.trim()}`);
}

/** Sentences of a report, its notes and its board that are not so, in both languages; empty is the proof. */
export function falseSentences(report: Report, untruth: Untruth): string[] {
  const board = Object.entries(untruth.board ?? {}).flatMap(([id, state]) => {
    const entry = report.board.find((row) => row.id === id);
    return entry?.state === state ? [] : [`board: ${id} is ${entry?.state}, not ${state}`];
  });
  const denied = report.verdict.status !== 'failed' && report.board.some(({ state }) => state === 'fail');
  const empty = report.board.filter(({ message }) =>
    LOCALES.some((locale) => translate(locale, message).trim() === ''),
  );
  return [
    ...board,
    ...(denied ? ['board: answered no, and the verdict is not FAILED'] : []),
    ...empty.map(({ id }) => `board: ${id} says nothing`),
    ...([0, 1] as const).flatMap((at) => [...firstPage(report, untruth, at), ...falseTicks(report, at)]),
  ];
}
