import { say } from '../../i18n/message';
import { comparedRows } from '../evidence/compared-rows';
import { rowFacts } from '../evidence/rows';
import type { ReportFacts } from '../report-facts';
import { type Answer, answerOfStep } from './answer';

const MESSAGE = {
  none: 'report.board.rowsNone',
  some: 'report.board.rowsSome',
  counted: 'report.board.rowsCounted',
  unseen: 'report.board.rowsUnseen',
  unknown: 'report.board.rowsUnknown',
  partly: 'report.board.rowsPartly',
  uncompared: 'report.board.rowsUncompared',
} as const;

/**
 * What is known of the rows: what compared them last says it, else that they were counted and are not there, or that nobody
 * knows. Null where the source holds none. Pure.
 */
export function rowsAnswer({ steps, waivers }: Pick<ReportFacts, 'steps' | 'waivers'>): Answer | null {
  const rows = rowFacts(steps);
  if (rows.state === 'empty') return null;
  const compared = comparedRows(steps);
  if (rows.state === 'compared' || rows.state === 'differ')
    return compared && answerOfStep(compared.step, compared.criteria, waivers);
  const { rows: count, tables, moved } = rows;
  const params = { count: tables, rows: count, moved, isAbout: !rows.isExact };
  const message = say(MESSAGE[rows.state], params);
  return { state: rows.state === 'some' ? 'fail' : 'open', step: null, message };
}
