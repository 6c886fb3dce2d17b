import { type AskOptions, askHealth } from '../../backend/health/ask-health';
import { say } from '../../i18n/message';
import type { CardResult } from './monitor-card';

export interface MetricSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A backend with many labels prints hundreds of kB. */
const MAX_METRICS = 5_000_000;
const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)(?:\s+\d+)?$/;
const LABEL = /(?<!\w)([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;

function labelsOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(LABEL)].map(([, name, value]) => [
    name ?? '',
    (value ?? '').replaceAll(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter)),
  ]);
  return Object.fromEntries(pairs);
}

function numberOf(text: string): number {
  if (/^[+-]?Inf$/i.test(text))
    return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number(text);
}

/** Samples of one metric in Prometheus' text format, and the names of all there are. */
export function readMetric(text: string, name: string): { samples: MetricSample[]; names: string[] } {
  const samples: MetricSample[] = [];
  const names = new Set<string>();
  for (const line of text.split('\n')) {
    const [, found, labels, value] = LINE.exec(line.trim()) ?? [];
    if (!found || value === undefined) continue;
    names.add(found);
    if (found === name) samples.push({ labels: labelsOf(labels ?? ''), value: numberOf(value) });
  }
  return { samples, names: [...names] };
}

/** Asks a backend's metrics address for one metric; when it is not there, the reason names some that are. */
export async function scrapeMetric(
  url: string,
  name: string,
  options: AskOptions,
): Promise<CardResult<readonly MetricSample[]>> {
  const { status, problem, original, body } = await askHealth(url, { maxBody: MAX_METRICS, ...options });
  if (problem || status !== 200)
    return {
      isAvailable: false,
      reason: say('testing.monitor.noMetrics', { url, original: original ?? String(status ?? problem) }),
    };
  const { samples, names } = readMetric(body, name);
  if (samples.length > 0) return { isAvailable: true, data: samples, alert: null };
  const some = names.filter((other) => /postgres|pg_|db|pool|connection/i.test(other)).slice(0, 5);
  return {
    isAvailable: false,
    reason: say('testing.monitor.noMetric', { name, some: some.join(', ') || '–' }),
  };
}
