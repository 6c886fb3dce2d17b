import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take longest, longest first. Left to themselves they may begin when the others are through, and one of two
 * workers waits for the other for minutes: a fresh clone knows no times of an earlier run. A file that is not named, or
 * not there any more, costs nothing but order.
 */
const LONGEST = [
  'lib/launch/headless/killed-after-write.test.ts',
  'lib/steps/schema/every-version.test.ts',
  'lib/steps/schema/every-class.test.ts',
  'lib/launch/headless/walk-plan.test.ts',
  'lib/steps/schema/public-cases.test.ts',
  'lib/servers/practice/practice-lab.test.ts',
  'lib/steps/schema/undo-cases.test.ts',
  'lib/postgres/copy/copy-faults.test.ts',
  'lib/steps/practice/practice-lab.test.ts',
  'lib/postgres/cutover/cut-over.test.ts',
  'lib/steps/backend/docs-commit.test.ts',
  'lib/steps/exposure/lock-down-kinds.test.ts',
  'lib/postgres/replication/relay.test.ts',
  'lib/postgres/cutover/go-back.test.ts',
  'lib/launch/migrate.test.ts',
  'lib/launch/headless/walk-rows.test.ts',
  'lib/postgres/compare/planted-defects.test.ts',
  'lib/postgres/replication/reverse.test.ts',
] as const;

/** Sorts test files so that the long ones begin first. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((path) => moduleId.endsWith(`/${path}`));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    include: [
      'lib/**/*.test.ts',
      'components/**/*.test.{ts,tsx}',
      'app/**/*.test.{ts,tsx}',
      'e2e/bench/**/*.test.ts',
    ],
    globalSetup: ['lib/servers/embedded/testing/test-servers.ts'],
    setupFiles: ['lib/servers/embedded/testing/own-data-folder.ts'],
    // A limit for what hangs, not a measure: the machine may be busy.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    sequence: { sequencer: LongestFirst },
    pool: 'threads',
    maxWorkers: 2,
    env: { TZ: 'UTC', NODE_ENV: 'test' },
  },
});
