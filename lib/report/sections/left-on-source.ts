import { type Message, say } from '../../i18n/message';
import { followNames } from '../../postgres/replication/follow-names';
import { settledStep } from '../../runs/gate';
import { writtenBy } from '../../runs/written-by';
import type { ReportFacts, ReportStep } from '../report-facts';

type Facts = Pick<ReportFacts, 'steps'> & { readonly migration: Pick<ReportFacts['migration'], 'id'> };

const CLEANED = 'data.clean.left';

/** True for a run that left something, or that was broken off so that nobody knows. */
function mayHaveLeft({ state, lastRun }: ReportStep): boolean {
  if (!lastRun?.startedAt || state === 'undone') return false;
  return writtenBy(lastRun) !== null || state === 'interrupted' || state === 'cancelled';
}

/**
 * What the preparation of following left on the source and nobody has taken away since: a slot keeps the source's log until its
 * disk is full, so whoever signs has to read of it. Pure.
 */
export function leftOnSource({ steps, migration }: Facts): Message[] {
  const of = (id: 'data.prepare' | 'data.clean') => {
    const found = steps.find(({ outline }) => outline.id === id);
    return found && settledStep(found);
  };
  const prepared = of('data.prepare');
  if (!prepared || !mayHaveLeft(prepared)) return [];
  const cleaned = of('data.clean')?.lastRun;
  const isClean = cleaned?.outcomes.some(({ id, verdict }) => id === CLEANED && verdict === 'pass') === true;
  if (isClean && (cleaned.startedAt ?? '') > (prepared.lastRun?.startedAt ?? '')) return [];
  const { slot } = followNames(migration.id);
  return [say('report.verdict.leftOnSource', { step: 'data.prepare', because: 'data.clean', slot })];
}
