import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../files/workspace';
import { checkWithDocker } from './check-with-docker';
import { editCompose } from './edit-compose';

const COMPOSE = `services:
  api:
    image: hotel-api
    environment: ["URL=\${NOT_SET}"]
    depends_on: [redis, postgres]
  postgres: {image: "postgres:17", volumes: ["pg:/var/lib/postgresql/data"]}
  redis: {image: "redis:7"}
volumes: {pg: {}}
`;
/** Needs no daemon. Debian's package docker-compose brings it. */
const hasCompose = [
  ['docker', 'compose', 'version'],
  ['docker-compose', 'version'],
].some(([program = '', ...args]) => spawnSync(program, args).status === 0);

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mudanza-docker-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
function check(text: string, ask = {}) {
  writeFileSync(join(root, 'compose.yml'), text);
  return checkWithDocker(openWorkspace(root), ['compose.yml'], ask);
}

it('says that there is no docker compose, and does not call that an answer', async () => {
  const path = process.env.PATH;
  process.env.PATH = root;
  try {
    expect(await check(COMPOSE)).toEqual({ isAvailable: false, isValid: null, words: '', program: null });
  } finally {
    process.env.PATH = path;
  }
});

describe.skipIf(!hasCompose)(
  'the real docker compose (skipped: neither docker compose nor docker-compose)',
  () => {
    it.each(['comment', 'profile'] as const)('accepts what option %s writes', async (option) => {
      const { files } = editCompose({ files: [{ path: 'compose.yml', text: COMPOSE }], option });
      const verdict = await check(files[0]?.after ?? '');
      expect(verdict).toMatchObject({ isAvailable: true, isValid: true, words: '' });
      expect(verdict.program).toMatch(/compose \d/);
    });

    it.each([
      [
        'a service that waits for one that is gone',
        COMPOSE.replace(/^ {2}postgres:.*\n/m, ''),
        /depends on.*postgres/,
      ],
      ['a tab', 'services:\n\ta: {image: b}\n', /line 2|tab/],
      ['a key that compose does not know', 'services:\n  a: {image: b, imagine: c}\n', /imagine/],
    ])('refuses %s in its own words, without its warnings', async (_, text, words) => {
      const verdict = await check(text);
      expect(verdict).toMatchObject({
        isAvailable: true,
        isValid: false,
        words: expect.stringMatching(words),
      });
      expect(verdict.words).not.toMatch(/not set/);
    });

    it('knows a refusal that is older than the edit', async () => {
      const text = COMPOSE.replace('image: hotel-api', 'image: a\n    env_file: .env.production');
      const { files } = editCompose({ files: [{ path: 'compose.yml', text }], option: 'comment' });
      const before = [{ path: 'compose.yml', text }];
      const verdict = await check(files[0]?.after ?? '', { before });
      expect(verdict).toMatchObject({
        isValid: false,
        wasRefused: true,
        words: expect.stringMatching(/env/),
      });
      expect(await check('services: {a: {imagine: 1}}\n', { before })).not.toHaveProperty('wasRefused');
    });

    it('gives no verdict when time runs out, and stops when the run is cancelled', async () => {
      // Time for nothing: the first program does not even tell its version.
      expect(await check(COMPOSE, { limit: 1 })).toMatchObject({ isValid: null });
      await expect(check(COMPOSE, { signal: AbortSignal.timeout(20) })).rejects.toThrow(/aborted|timeout/i);
    });
  },
);
