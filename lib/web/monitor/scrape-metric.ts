import { type AskOptions, askHealth } from '../../backend/health/ask-health';
import { say } from '../../i18n/message';
import type { CardResult } from './monitor-card';

export interface MetricSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A backend with many labels prints hundreds of kB. */
const MAX_METRICS = 5_000_000;
const NAME = /^[a-zA-Z_:][\w:]*(?=[\s{])/;
const VALUE = /^[+-]?(?:Inf|NaN|\d|\.\d)/i;
const LABELS = /^\{((?:[^"}]|"(?:[^"\\]|\\.)*")*)\}/;
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

interface Line extends MetricSample {
  readonly name: string;
}

/** A sample: name, labels, value, then perhaps a time and, in OpenMetrics, an exemplar behind `#`; else null. */
function readLine(line: string): Line | null {
  const name = NAME.exec(line)?.[0];
  if (!name) return null;
  let rest = line.slice(name.length).trimStart();
  const labels = LABELS.exec(rest);
  if (rest.startsWith('{') && !labels) return null;
  rest = rest.slice(labels?.[0].length ?? 0).trimStart();
  const [value = '', , ...more] = (rest.split(' #', 1)[0] ?? '').trimEnd().split(/[ \t]+/, 3);
  if (!VALUE.test(value) || more.length > 0) return null;
  return { name, labels: labelsOf(labels?.[1] ?? ''), value: numberOf(value) };
}

/** Samples of one metric in Prometheus' text format, and the names of all there are. */
export function readMetric(text: string, name: string): { samples: MetricSample[]; names: string[] } {
  const lines = text.split('\n').flatMap((line) => readLine(line.trim()) ?? []);
  const samples = lines.filter((line) => line.name === name).map(({ labels, value }) => ({ labels, value }));
  return { samples, names: [...new Set(lines.map((line) => line.name))] };
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
