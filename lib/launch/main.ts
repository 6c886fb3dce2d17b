import { env, overrideEnv } from '../platform/env';
import { newToken, tokenHash } from '../platform/vault/token';
import { requireKey } from '../store/keys/require-key';
import { settleRotation } from '../store/keys/rotate-key';
import { migrateState } from '../store/migrate-state';
import { ensureOwner, hasAnyPassword } from '../store/operators';
import { closePool } from '../store/pool';
import { insertSignInLink } from '../store/sign-in-links';
import { type Child, stopChild } from './child';
import { startRunner, startWeb } from './children';
import { errorSentence } from './error-sentence';
import { OUTDATED } from './exit-code';
import { listenCheck } from './listen-check';
import { listenRefusal } from './listen-policy';
import { type StateServer, startStateServer } from './state-server';

const LINK_MINUTES = 60;
const OUTDATED_TEXT =
  'A newer Mudanza has changed the state database in a way that this one cannot live with. It stops; start the newer one.';
const isDev = process.argv.includes('--dev');

function fail(text: string): never {
  console.error(`\n  ${text}\n`);
  process.exit(1);
}

/** The address that a browser on this machine can use. */
function localUrl(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

async function signInLink(base: string): Promise<string> {
  const owner = await ensureOwner();
  const token = newToken();
  await insertSignInLink(tokenHash(token), owner.id, LINK_MINUTES);
  return `${base}/login?token=${token}`;
}

/** Rejects when it will not be served; the caller then takes everything down that is up. */
async function waitUntilServed(base: string, web: Child): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (web.process.exitCode !== null) throw new Error('The web server ended: see above.');
    const answer = await fetch(`${base}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The web server did not answer on ${base}.`);
}

/** Keeps web and runner up and takes everything down in order: web, runner with its servers, then the state. */
function supervise(state: StateServer): { web: Child; stop: (code: number) => Promise<void> } {
  const web = startWeb(state.url, isDev);
  let runner = startRunner(state.url, isDev);
  const letStateGo = state.keepUp((text) => console.error(`  ${text}`));
  let isStopping = false;
  const stop = async (code: number) => {
    if (isStopping) return;
    isStopping = true;
    console.log('\n  Stopping…');
    await Promise.all([stopChild(web, 5_000), stopChild(runner, 15_000)]);
    await letStateGo();
    await state.cluster?.stop();
    process.exit(code);
  };
  const watchRunner = () =>
    runner.gone.then(() => {
      if (isStopping) return;
      if (runner.process.exitCode === OUTDATED) {
        console.error(`  ${OUTDATED_TEXT}`);
        return void stop(1);
      }
      console.error('  The runner ended; starting it again.');
      setTimeout(() => {
        if (isStopping) return;
        runner = startRunner(state.url, isDev);
        watchRunner();
      }, 1_000);
    });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  process.on('disconnect', () => void stop(1));
  void watchRunner();
  void web.gone.then(() => stop(1));
  return { web, stop };
}

/** Everything that may refuse a start: tables of a newer version, another key, an address that nobody guards. */
async function prepareState(): Promise<void> {
  await migrateState();
  await requireKey();
  await settleRotation();
  const { HOST, MUDANZA_PUBLIC_URL } = env();
  const hasPassword = await hasAnyPassword();
  const refusal = listenRefusal({ host: HOST, publicUrl: MUDANZA_PUBLIC_URL, hasPassword });
  if (refusal) throw new Error(refusal);
}

async function main(): Promise<void> {
  const { HOST, PORT, MUDANZA_PUBLIC_URL } = env();
  const refusal = await listenCheck(HOST, PORT);
  if (refusal) fail(refusal);
  const state = await startStateServer();
  overrideEnv({ MUDANZA_STATE_URL: state.url });
  try {
    await prepareState();
  } catch (error) {
    await state.cluster?.stop();
    throw error;
  }
  const base = localUrl(HOST, PORT);
  const link = await signInLink(MUDANZA_PUBLIC_URL ?? base);
  await closePool();
  const { web, stop } = supervise(state);
  try {
    await waitUntilServed(base, web);
  } catch (error) {
    console.error(`\n  ${errorSentence(error)}\n`);
    return stop(1);
  }
  console.log('\n  Mudanza is ready. Sign in with this link:');
  console.log(`\n    ${link}\n\n  It works once, within ${LINK_MINUTES} minutes. Ctrl-C stops everything.\n`);
}

main().catch((error: unknown) => fail(errorSentence(error)));
