import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { newToken, tokenHash } from '../../../lib/platform/vault/token';
import { freePort } from '../../../lib/servers/embedded/free-port';
import { startKillableServer } from '../../../lib/servers/embedded/testing/killable-server';
import { insertOperator } from '../../../lib/store/operators';
import { closePool } from '../../../lib/store/pool';
import { stateClient } from '../../../lib/store/query';
import { insertSession } from '../../../lib/store/sessions';
import { SESSION_COOKIE } from '../../../lib/web/auth/session-cookie-name';
import { pointToStateOf } from '../testing/prepare-access';
import { CrashServer } from '../trust/crash-server';
import type { Sides } from './follow-stage';

/** Debian's, where Playwright has not brought its own. */
const CHROMIUM = '/usr/bin/chromium';

/** ms in which a page has to be there, on however slow a machine. */
const LIMIT_MS = 300_000;

/** A product with a state folder of its own, that can be killed and started again; this process looks at its state. */
export class ProductLab {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'mudanza-product-'));
  readonly server: CrashServer;
  #cookie = '';

  private constructor(port: number) {
    chmodSync(this.dataDir, 0o755);
    this.server = new CrashServer(port, this.dataDir);
  }

  static async open(): Promise<ProductLab> {
    const lab = new ProductLab(await freePort());
    await lab.start();
    return lab;
  }

  async start(): Promise<void> {
    await this.server.start();
    pointToStateOf(this.dataDir);
    await closePool();
  }

  /** As with Ctrl-C; everything of ours at once but its database; or that with the database, as when the power goes. */
  async end(kind: 'stop' | 'kill' | 'power'): Promise<void> {
    await closePool().catch(() => undefined);
    if (kind === 'stop') await this.server.stop();
    else await this.server.kill(kind === 'power');
  }

  /** The cookie of somebody who is signed in. */
  async #signedIn(): Promise<string> {
    if (this.#cookie === '') {
      const cookie = newToken();
      const { id } = await insertOperator(stateClient, 'Bench', 'operator');
      await insertSession(tokenHash(cookie), id, 'bench');
      this.#cookie = cookie;
    }
    return this.#cookie;
  }

  /** Asks a page or a stream of it. */
  async ask(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const signal = AbortSignal.timeout(LIMIT_MS);
    const signedIn = { ...headers, cookie: `${SESSION_COOKIE}=${await this.#signedIn()}` };
    return fetch(`${this.server.url}${path}`, { headers: signedIn, signal });
  }

  /** Whether a browser comes to see something on a page of it. */
  async shows(path: string, selector: string): Promise<boolean> {
    const browser = await chromium.launch({
      ...(existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {}),
      args: ['--no-sandbox'],
    });
    try {
      const context = await browser.newContext();
      const { url } = this.server;
      await context.addCookies([{ name: SESSION_COOKIE, value: await this.#signedIn(), url }]);
      const page = await context.newPage();
      await page.goto(`${url}${path}`, { timeout: LIMIT_MS });
      await page.locator(selector).waitFor({ timeout: LIMIT_MS });
      return true;
    } catch (error) {
      console.error(`  ${path}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
      return false;
    } finally {
      await browser.close();
    }
  }

  /** Nothing of it is left, its state folder neither. */
  async lose(): Promise<void> {
    if (this.server.isUp) await this.end('power');
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** The two databases of a move, which no product started. */
export async function withSides<T>(use: (sides: Sides) => Promise<T>): Promise<T> {
  const [from, to] = await Promise.all([
    startKillableServer({ wal_level: 'logical' }),
    startKillableServer(),
  ]);
  try {
    return await use({ source: from.credentials, target: to.credentials });
  } finally {
    await Promise.all([from.stop(), to.stop()]);
  }
}
