import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { overrideEnv } from '../../../lib/platform/env';
import { newToken, tokenHash } from '../../../lib/platform/vault/token';
import { createMigration } from '../../../lib/runs/create-migration';
import { readRuns } from '../../../lib/runs/read-runs';
import type { Migration } from '../../../lib/store/migrations';
import { insertOperator } from '../../../lib/store/operators';
import { closePool } from '../../../lib/store/pool';
import { stateClient } from '../../../lib/store/query';
import { insertSession } from '../../../lib/store/sessions';
import { pointToStateOf } from '../testing/prepare-access';
import { CrashServer } from './crash-server';
import { waitForEnd } from './drive-step';

export interface Page {
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

/** A product of its own on which one thing after another goes wrong, and somebody signed in who looks at it. */
export class Stage {
  readonly server: CrashServer;
  readonly dataDir: string;
  #cookie = '';
  /** False for a folder that somebody else made, and takes away. */
  #isOurs = true;

  private constructor(port: number, dataDir: string, env: Readonly<Record<string, string>>) {
    this.dataDir = dataDir;
    this.server = new CrashServer(port, dataDir, { MUDANZA_LEASE_MS: '8000', ...env });
  }

  /** With `given` that folder is used; with MUDANZA_DATABASE_URL in `env` that state. */
  static async open(
    port: number,
    env: Readonly<Record<string, string>> = {},
    given?: string,
  ): Promise<Stage> {
    const dataDir = given ?? mkdtempSync(join(tmpdir(), 'mudanza-stage-'));
    chmodSync(dataDir, 0o755);
    const stage = new Stage(port, dataDir, env);
    stage.#isOurs = given === undefined;
    await stage.server.start();
    await stage.look(env.MUDANZA_DATABASE_URL);
    return stage;
  }

  /** Points this process to the state of the stage, as it is now. */
  async look(url?: string): Promise<void> {
    if (url) overrideEnv({ MUDANZA_STATE_URL: url, MUDANZA_DATA_DIR: this.dataDir });
    else pointToStateOf(this.dataDir);
    await closePool();
  }

  async cookie(name = 'Ana'): Promise<string> {
    const token = newToken();
    const { id } = await insertOperator(stateClient, `${name} ${token.slice(0, 5)}`, 'operator');
    await insertSession(tokenHash(token), id, 'bench');
    return `mudanza_session=${token}`;
  }

  /** A practice migration whose servers are up. */
  async practice(): Promise<Migration> {
    const migration = await createMigration({ name: 'Stage', kind: 'practice', by: 'bench' });
    for (const run of await readRuns(migration.id)) await waitForEnd(run.id);
    return migration;
  }

  /** Asks for a page as somebody signed in; status 0 when nobody answers. */
  async page(path: string): Promise<Page> {
    this.#cookie ||= await this.cookie();
    const started = performance.now();
    try {
      const answer = await fetch(this.server.url + path, { headers: { cookie: this.#cookie } });
      const text = await answer.text();
      return { status: answer.status, text, ms: performance.now() - started };
    } catch (error) {
      return { status: 0, text: String(error), ms: performance.now() - started };
    }
  }

  async close(): Promise<void> {
    await closePool().catch(() => undefined);
    await this.server.stop();
    if (this.#isOurs) rmSync(this.dataDir, { recursive: true, force: true });
  }
}
