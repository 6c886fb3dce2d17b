import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../i18n/translate';
import { threadCpuMs } from '../../platform/testing/thread-cpu-ms';
import { prometheusText } from '../prometheus-text';
import { readMetric, scrapeMetric } from './scrape-metric';

const valuesOf = (text: string, name: string) => readMetric(text, name).samples.map(({ value }) => value);

/** prometheus.io/docs/instrumenting/exposition_formats, “Text format example”, word for word. */
const EXAMPLE = String.raw`# HELP http_requests_total The total number of HTTP requests.
# TYPE http_requests_total counter
http_requests_total{method="post",code="200"} 1027 1395066363000
http_requests_total{method="post",code="400"}    3 1395066363000

# Escaping in label values:
msdos_file_access_time_seconds{path="C:\\DIR\\FILE.TXT",error="Cannot find file:\n\"FILE.TXT\""} 1.458255915e9

# Minimalistic line:
metric_without_timestamp_and_labels 12.47

# A weird metric from before the epoch:
something_weird{problem="division by zero"} +Inf -3982045

# A histogram, which has a pretty complex representation in the text format:
# HELP http_request_duration_seconds A histogram of the request duration.
# TYPE http_request_duration_seconds histogram
http_request_duration_seconds_bucket{le="0.05"} 24054
http_request_duration_seconds_bucket{le="0.1"} 33444
http_request_duration_seconds_bucket{le="+Inf"} 144320
http_request_duration_seconds_sum 53423
http_request_duration_seconds_count 144320
`;

describe('the example of Prometheus', () => {
  it.each<[name: string, values: readonly number[]]>([
    ['http_requests_total', [1027, 3]],
    ['metric_without_timestamp_and_labels', [12.47]],
    ['something_weird', [Number.POSITIVE_INFINITY]],
    ['msdos_file_access_time_seconds', [1_458_255_915]],
    ['http_request_duration_seconds_bucket', [24_054, 33_444, 144_320]],
    ['http_request_duration_seconds', []],
  ])('%s', (name, values) => expect(valuesOf(EXAMPLE, name)).toEqual(values));

  it('has its labels as they were meant', () => {
    expect(readMetric(EXAMPLE, 'msdos_file_access_time_seconds').samples[0]?.labels).toEqual({
      path: String.raw`C:\DIR\FILE.TXT`,
      error: 'Cannot find file:\n"FILE.TXT"',
    });
  });

  it('names all that there are, once each, and no comment', () => {
    expect(readMetric(EXAMPLE, 'x').names).toEqual([
      'http_requests_total',
      'msdos_file_access_time_seconds',
      'metric_without_timestamp_and_labels',
      'something_weird',
      'http_request_duration_seconds_bucket',
      'http_request_duration_seconds_sum',
      'http_request_duration_seconds_count',
    ]);
  });
});

describe('what programs write besides', () => {
  it.each<[what: string, line: string, values: readonly number[]]>([
    ['OpenMetrics: a time in seconds', 'a_total 17.0 1520879607.789', [17]],
    ['OpenMetrics: an exemplar', 'a_total{le="0.1"} 8 # {trace_id="x}"} 0.054', [8]],
    ['an exemplar behind a time', 'a_total 17 1520879607.789 # {a="b"} 1 1520879606.1', [17]],
    ['a brace in a label', 'a_total{path="/x/{id}"} 4', [4]],
    ['a hash in a label', 'a_total{path="/#/x # y"} 4', [4]],
    ['a comma and a blank behind the last label', 'a_total{ x="1", } 5', [5]],
    ['no blank before the value', 'a_total{x="1"}5', [5]],
    ['tabs', 'a_total\t6', [6]],
    ['no labels', 'a_total{} 7', [7]],
    ['the ends of Windows', 'a_total 8\r', [8]],
    ['below nothing', 'a_total -1e-3', [-0.001]],
    ['below everything', 'a_total -Inf', [Number.NEGATIVE_INFINITY]],
    ['no number', 'a_total NaN', [Number.NaN]],
    ['another metric that begins alike', 'a_total_more 9', []],
    ['a comment', '# a_total 9', []],
    ['a name alone', 'a_total', []],
    ['a label that never ends', 'a_total{x="1 9', []],
    ['nothing', '', []],
  ])('%s', (_, text, values) => expect(valuesOf(text, 'a_total')).toEqual(values));

  it('what we write ourselves', () => {
    const text = prometheusText([
      {
        name: 'b',
        help: 'x',
        type: 'gauge',
        values: [{ labels: { s: 'a"b\\c\nd' }, value: 0.5 }, { value: 2 }],
      },
    ]);
    expect(readMetric(text, 'b').samples).toEqual([
      { labels: { s: 'a"b\\c\nd' }, value: 0.5 },
      { labels: {}, value: 2 },
    ]);
  });

  it('a line without end is read within a moment', () => {
    const begun = threadCpuMs();
    readMetric(`a{${'x="'.repeat(100_000)}`, 'a');
    readMetric(`a{${'x="\\'.repeat(100_000)}`, 'a');
    readMetric(`a ${'1 '.repeat(100_000)}`, 'a');
    expect(threadCpuMs() - begun).toBeLessThan(2_000);
  });
});

describe('a backend that is asked', () => {
  const answers: Readonly<Record<string, readonly [status: number, body: string]>> = {
    '/metrics': [200, EXAMPLE],
    '/other': [200, 'pg_pool_used 3\ndb_open 1\nunrelated 5\n'],
    '/gone': [404, 'not here'],
    '/html': [200, '<html><body>Sign in</body></html>'],
  };
  let origin = '';
  const server = createServer((request, response) => {
    const [status, body] = answers[request.url ?? ''] ?? [500, ''];
    response.writeHead(status).end(body);
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const ask = async (path: string) => {
    const options = { signal: new AbortController().signal, timeLimitMs: 60_000, headers: {} };
    return scrapeMetric(`${origin}${path}`, 'http_requests_total', options);
  };
  const reason = async (path: string) => {
    const result = await ask(path);
    return result.isAvailable ? '' : translate('en', result.reason);
  };

  it('gives the samples', async () => {
    expect(await ask('/metrics')).toMatchObject({
      isAvailable: true,
      alert: null,
      data: [{ value: 1027 }, { value: 3 }],
    });
  });

  it('names what is there instead, those of a database only', async () => {
    const text = await reason('/other');
    expect(text).toMatch(/pg_pool_used, db_open/);
    expect(text).not.toContain('unrelated');
  });

  it.each([
    ['/gone', /404/],
    ['/html', /http_requests_total/],
  ])('%s: says what it met', async (path, expected) => expect(await reason(path)).toMatch(expected));
});
