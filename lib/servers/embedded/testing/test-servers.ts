import type { TestProject } from 'vitest/node';
import { startTestServers, type TestServers } from './start-test-servers';

declare module 'vitest' {
  interface ProvidedContext {
    servers: TestServers;
  }
}

/** Starts the real servers that the integration tests share, once per test run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { servers, stop } = await startTestServers();
  project.provide('servers', servers);
  return stop;
}
