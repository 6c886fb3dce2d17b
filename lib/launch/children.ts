import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { env } from '../platform/env';
import { type Child, startChild } from './child';

const EXIT_WITH_PARENT = pathToFileURL(join('lib', 'launch', 'exit-with-parent.mjs')).href;

const WEB_LIMITS = pathToFileURL(join('lib', 'launch', 'web-limits.mjs')).href;

function childEnv(stateUrl: string, isDev: boolean): NodeJS.ProcessEnv {
  return {
    ...process.env,
    MUDANZA_NEW_SECRET_KEY: undefined,
    NODE_ENV: isDev ? 'development' : 'production',
    MUDANZA_STATE_URL: stateUrl,
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

/** The web server: `next start`, or `next dev`. */
export function startWeb(stateUrl: string, isDev: boolean): Child {
  const { HOST, PORT } = env();
  const next = join('node_modules', 'next', 'dist', 'bin', 'next');
  const before = ['--import', EXIT_WITH_PARENT, '--import', WEB_LIMITS];
  const args = [...before, next, isDev ? 'dev' : 'start', '-H', HOST, '-p', String(PORT)];
  return startChild(args, childEnv(stateUrl, isDev));
}

/** The runner, in a process of its own so that its work never holds up a page. */
export function startRunner(stateUrl: string, isDev: boolean): Child {
  const args = ['--import', EXIT_WITH_PARENT, '--import', 'tsx', join('lib', 'launch', 'runner.ts')];
  return startChild(args, childEnv(stateUrl, isDev));
}
