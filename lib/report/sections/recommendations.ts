import { say } from '../../i18n/message';
import { FACTS_AS_OF } from '../cost/plan-facts';
import type { IndexFindings } from '../evidence/index-findings';
import type { Report } from '../report-schema';
import type { Suggestion } from './notes';

type Measured = Pick<Report, 'cost' | 'latency' | 'exposure' | 'board' | 'target' | 'migration'> & {
  readonly indexes: readonly IndexFindings[];
};

/** Above this share of a hard limit, say so before it is reached. */
const NEAR = 0.7;

function planAdvice({ cost }: Measured): Suggestion[] {
  const plan = cost.plans.find((entry) => entry.id === cost.cheapest);
  if (!plan || cost.databaseBytes === null) return [];
  const params = { plan: plan.id, monthly: plan.monthly, size: cost.databaseBytes, asOf: cost.factsAsOf };
  const advice: Suggestion[] = [{ id: 'plan', message: say('report.recommend.plan', params) }];
  const free = cost.plans.find((entry) => entry.id === 'free');
  if (free?.fits && free.size.limit && cost.databaseBytes > free.size.limit * NEAR)
    advice.push({
      id: 'plan.nearLimit',
      message: say('report.recommend.nearLimit', { size: cost.databaseBytes }),
    });
  return advice;
}

function backupAdvice({ cost, migration }: Measured): Suggestion[] {
  if (migration.kind === 'practice') return [];
  const key = cost.cheapest === 'free' ? 'report.recommend.backupFree' : 'report.recommend.backupPaid';
  return [{ id: 'backups', message: say(key, { asOf: FACTS_AS_OF }) }];
}

function poolAdvice({ latency }: Measured): Suggestion[] {
  return latency?.knee
    ? [{ id: 'pool', message: say('report.recommend.pool', { connections: latency.knee }) }]
    : [];
}

function latencyAdvice({ latency, migration }: Measured): Suggestion[] {
  if (migration.kind === 'practice') return [];
  const probe = latency?.workloads.find((entry) => entry.workload === 'select1');
  if (probe?.verdict !== 'slower' || !probe.ratio) return [];
  const ratio = Math.round(probe.ratio.value * 10) / 10;
  return [{ id: 'latency', message: say('report.recommend.latency', { ratio }) }];
}

/** Objects named in one sentence; the dry run's page has them all. */
const NAMED = 6;

function indexAdvice({ indexes }: Measured): Suggestion[] {
  return indexes.map(({ rule, objects, isCut }) => {
    const names = objects.slice(0, NAMED).join(', ');
    const params = { count: objects.length, names, isCut: isCut || objects.length > NAMED };
    return { id: `indexes.${rule}`, message: say(`report.recommend.indexes.${rule}`, params) };
  });
}

function exposureAdvice({ exposure }: Measured): Suggestion[] {
  const open = new Set([...(exposure?.readable ?? []), ...(exposure?.writable ?? [])]).size;
  return open > 0 ? [{ id: 'exposure', message: say('report.recommend.exposure', { tables: open }) }] : [];
}

function doorAdvice({ migration, board }: Measured): Suggestion[] {
  if (migration.kind === 'practice') return [{ id: 'real', message: say('report.recommend.real') }];
  const advice: Suggestion[] = [
    { id: 'allowList', message: say('report.recommend.allowList') },
    { id: 'rotation', message: say('report.recommend.rotation') },
  ];
  const rollback = board.find((entry) => entry.id === 'rollback');
  if (rollback?.state !== 'pass')
    advice.unshift({ id: 'rehearsal', message: say('report.recommend.rehearsal') });
  return advice;
}

/** What to do next, from what was measured. Each may be reworded or left out by people. Pure. */
export function suggestRecommendations(measured: Measured): Suggestion[] {
  const advisers = [
    planAdvice,
    exposureAdvice,
    latencyAdvice,
    poolAdvice,
    indexAdvice,
    backupAdvice,
    doorAdvice,
  ];
  return advisers.flatMap((advise) => advise(measured));
}
