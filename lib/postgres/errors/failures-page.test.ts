import { expect, it } from 'vitest';
import { explainError } from '../../platform/errors/explain-error';
import { WIRE_SAMPLES } from '../../servers/embedded/testing/fault-samples';
import { STATE_SAMPLES } from '../../servers/embedded/testing/fault-samples-states';
import type { FaultSample } from '../../servers/embedded/testing/fault-table';
import { DRIVER_TEXTS } from '../../servers/embedded/testing/fault-texts';

const HEAD = `# Failures that have a name

One row per text or situation: what is said, its SQLSTATE or errno, where it is said (an empty cell = anywhere), the code
that names it, and the public page or source that shows it. It is written from the test's own table
(\`lib/servers/embedded/testing/fault-samples*.ts\`, \`fault-texts.ts\`); \`npx vitest run lib/postgres/errors -u\` writes it
anew. Staged servers that no text stands for (names, routes, ports, certificates) are in \`fault-*.ts\` beside them.

| Text | SQLSTATE or errno | Where | Code | Source |
|---|---|---|---|---|
`;
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

function row({ text, sqlState, errno, endpoint, code, source }: FaultSample): string {
  const where = endpoint ? `${endpoint.host}:${endpoint.port}` : '';
  const name = source.replace(/^https:\/\/(?:www\.)?/, '').slice(0, 60);
  const { title } = explainError(code, 'en');
  return `| ${cell(text)} | ${sqlState ?? errno ?? ''} | ${where} | [${code}](errors/${code}.md "${title.replaceAll('"', '’')}") | [${name}](${source}) |`;
}

it('the page of named failures is the test’s own table, each row with a public source', async () => {
  const samples = [...WIRE_SAMPLES, ...STATE_SAMPLES, ...DRIVER_TEXTS];
  expect(samples.filter(({ source }) => !source.startsWith('https://'))).toEqual([]);
  await expect(`${HEAD}${samples.map(row).join('\n')}\n`).toMatchFileSnapshot('../../../docs/failures.md');
});
