import { describe, expect, it } from 'vitest';
import { composeData } from '../../backend/compose-file/compose-data';
import { parseCompose } from '../../backend/compose-file/compose-document';
import { readPlan } from '../../runs/plan-file/read-plan';
import { threadCpuMs } from '../testing/thread-cpu-ms';
import { parseYaml, yamlValue } from './parse-yaml';
import { yamlExcess } from './yaml-limits';

const letters = [...'abcdefgh'];
const unfolding = letters
  .map((one, index) => {
    const before = letters[index - 1];
    return `${one}: &${one} [${Array(9)
      .fill(before ? `*${before}` : 'x')
      .join(', ')}]`;
  })
  .join('\n');

/** Each of these kept the parser busy for seconds, or ended the whole process, before it was looked at first. */
const BOMBS: Readonly<Record<string, string>> = {
  'brackets never closed': '['.repeat(100_000),
  'brackets closed': '['.repeat(50_000) + ']'.repeat(50_000),
  'nested JSON': `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`,
  'flow maps': '{a: '.repeat(30_000),
  'ever deeper blocks': Array.from({ length: 700 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  'lists of lists on one line': '- '.repeat(100_000),
  'keys of keys': '? '.repeat(100_000),
  'one list without end': `x: [${'1,'.repeat(140_000)}]`,
  'keys without end': Array.from({ length: 30_000 }, (_, n) => `k${n}: 1`).join('\n'),
  'merges without end': `a: &a {x: 1}\n${Array.from({ length: 9_000 }, (_, n) => `b${n}: {<<: *a}`).join('\n')}`,
  'a huge text': `a: "${'x'.repeat(400_000)}"`,
  'references that unfold': unfolding,
};

describe('a bomb', () => {
  it.each(Object.entries(BOMBS))('%s is refused at once, as a plan and as a compose file', (_, bomb) => {
    const begun = threadCpuMs();
    expect(() => readPlan(bomb)).toThrow('MUD-831');
    const compose = `services:\n  web:\n    image: x\n${bomb}`;
    expect(() => composeData(parseCompose('compose.yml', compose))).toThrow('MUD-831');
    expect(threadCpuMs() - begun).toBeLessThan(3_000);
  });
});

describe('yamlExcess', () => {
  it('lets through what people write', () => {
    const compose = `# ${'['.repeat(200)}
x-base: &base { restart: always, labels: ["a", "${'['.repeat(200)}"] }
services:
  web: { <<: *base, command: ["sh", "-c", "[ -f x ] && echo '{{'"] }
  # it's ${'{'.repeat(100)}
  db:
    environment:
      - A=1
`;
    expect(yamlExcess(compose)).toBeNull();
    const value = yamlValue(parseYaml(compose, 'compose.yml', { merge: true }), 'compose.yml');
    expect(value).toMatchObject({ services: { web: { restart: 'always' } } });
  });

  it('names the line where it goes too deep', () => {
    expect(yamlExcess(`a: 1\nb: ${'['.repeat(61)}`)).toEqual({ what: 'depth', line: 2 });
    expect(yamlExcess(`a: ${'['.repeat(60)}`)).toBeNull();
  });
});
