import { openWorkspace, resolveInside } from '../../backend/files/workspace';
import type { Locale } from '../../i18n/locale';
import { say } from '../../i18n/message';
import type { Translate } from '../../i18n/translate';
import { explainError } from '../../platform/errors/explain-error';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { classifyError } from '../../postgres/classify-error';
import { listConnections } from '../../store/connections';
import type { Migration } from '../../store/migrations';
import { openSecrets } from '../../store/secrets';
import { cutOverOf } from './cut-over-of';
import type { CardResult } from './monitor-card';
import { type PanelAnswer, type PanelPart, panelCard } from './panel-card';
import { presentChanges } from './present-changes';
import { presentLog } from './present-log';
import { presentMetric } from './present-metric';
import { presentPanel } from './present-panel';
import { presentPools } from './present-pools';
import { readLogTail } from './read-log-tail';
import { readStatementChanges } from './read-statement-changes';
import { readTargetPanel, readTargetPools } from './read-target-panel';
import { scrapeMetric } from './scrape-metric';

interface Viewing {
  readonly locale: Locale;
  readonly t: Translate;
}

const LOG_LIMIT_MS = 10_000;
const METRIC_LIMIT_MS = 5_000;

const unavailable = (reason: ReturnType<typeof say>): CardResult<never> => ({ isAvailable: false, reason });

async function readLog({ id, settings }: Migration, { t, locale }: Viewing): Promise<PanelAnswer> {
  const { logFile, container } = settings.monitor;
  const notChosen = unavailable(say('testing.monitor.log.notChosen'));
  if (logFile === '' && container === '')
    return { cards: [panelCard('log', notChosen, t, () => ({}))], problem: null };
  const since = await cutOverOf(id);
  const secrets = [...(await openSecrets(id)).values()];
  const tail = async () => {
    const signal = AbortSignal.timeout(LOG_LIMIT_MS);
    if (logFile === '') return readLogTail({ kind: 'docker', container }, since ?? 0, signal);
    if (!settings.workspace) return unavailable(say('testing.monitor.log.noFolder'));
    const path = resolveInside(openWorkspace(settings.workspace), logFile);
    return readLogTail({ kind: 'file', path }, since ?? 0, signal);
  };
  const result = await tail().catch((error: unknown) => {
    if (!(error instanceof MudanzaError)) throw error;
    const { title } = explainError(error.code, locale, error.params);
    return unavailable(say('testing.monitor.refused', { original: `${error.code} ${title}` }));
  });
  return { cards: [presentLog(result, { secrets, since }, t)], problem: null };
}

async function readMetric({ settings }: Migration, { t }: Viewing): Promise<PanelAnswer> {
  const { metricsUrl, metricName } = settings.monitor;
  const options = { signal: new AbortController().signal, headers: {}, timeLimitMs: METRIC_LIMIT_MS };
  const result =
    metricsUrl === ''
      ? unavailable(say('testing.monitor.metric.notChosen'))
      : await scrapeMetric(metricsUrl, metricName, options);
  return { cards: [presentMetric(metricName, result, t)], problem: null };
}

async function readByPart(migration: Migration, part: PanelPart, viewing: Viewing): Promise<PanelAnswer> {
  const { t, locale } = viewing;
  const none = { cards: [], problem: t('testing.monitor.noTarget') };
  switch (part) {
    case 'log':
      return readLog(migration, viewing);
    case 'metric':
      return readMetric(migration, viewing);
    case 'pools': {
      const pools = await readTargetPools(migration.id);
      return pools ? { cards: [presentPools(pools, t)], problem: null } : none;
    }
    case 'changes': {
      const changes = await readStatementChanges(migration.id);
      return changes ? { cards: [presentChanges(changes, locale, t)], problem: null } : none;
    }
    case 'target': {
      const panel = await readTargetPanel(migration);
      return panel ? { cards: presentPanel(panel, locale, t), problem: null } : none;
    }
  }
}

/** What failed, by its name in the catalogue, with what to do first. */
async function problemOf({ id, kind }: Migration, error: unknown, { t, locale }: Viewing): Promise<string> {
  const endpoint = (await listConnections(id).catch(() => null))?.get('target');
  const { code, params, original } = classifyError(error, endpoint && { endpoint });
  if (kind === 'practice' && code === 'MUD-124') return t('testing.monitor.practiceStopped');
  const { title, cures } = explainError(code, locale, params);
  return t('testing.monitor.problem', { code, title, cure: cures[0] ?? '', original: original ?? '' });
}

/** Reads one part of the monitoring page in the viewer's language. What fails is said in the answer, not thrown. */
export async function readPart(
  migration: Migration,
  part: PanelPart,
  viewing: Viewing,
): Promise<PanelAnswer> {
  try {
    return await readByPart(migration, part, viewing);
  } catch (error) {
    return { cards: [], problem: await problemOf(migration, error, viewing) };
  }
}
