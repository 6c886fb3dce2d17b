import { defineConfig } from 'vitest/config';

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
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: 'threads',
    maxWorkers: 2,
    env: { TZ: 'UTC', NODE_ENV: 'test' },
  },
});
