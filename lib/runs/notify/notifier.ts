import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from '../../i18n/message';
import { logger } from '../../platform/log/logger';
import { listen } from '../../store/listen';
import { findMigration, type Migration } from '../../store/migrations';
import { listTelling, takeNews } from '../../store/notifications';
import { openSecrets } from '../../store/secrets';
import { readRuns } from '../read-runs';
import { bodyFor } from './body-for';
import { newsOf } from './news-of';
import { sendWebhook } from './send-webhook';
import type { News } from './webhook-body';

/** ms before each further attempt: a receiver that is deployed anew is back within a minute or two. */
const AGAIN_AFTER: readonly number[] = [1_000, 10_000, 60_000];

/**
 * Tells the webhooks of migrations what happens. Every instance runs one; what one has taken, no other tells. A receiver
 * that is at fault or away is asked again a few times; what does not arrive then is logged: the pages know it anyway.
 */
export class Notifier {
  readonly #waits: readonly number[];
  readonly #stopping = new AbortController();
  readonly #sending = new Set<Promise<void>>();
  #unlisten: (() => void) | undefined;
  #queue: Promise<void> = Promise.resolve();

  /** @param waits ms before each further attempt */
  constructor(waits = AGAIN_AFTER) {
    this.#waits = waits;
  }

  async start(): Promise<void> {
    this.#unlisten = await listen('migration', (payload) => {
      this.#queue = this.#queue
        .then(() => this.#look(payload))
        .catch((error: unknown) => logger.warn({ err: String(error) }, 'news could not be told'));
    });
  }

  async stop(): Promise<void> {
    this.#unlisten?.();
    await this.#queue;
    this.#stopping.abort();
    await Promise.all(this.#sending);
  }

  /** Tells of alerts that came up. */
  async raise(migration: Migration, alerts: readonly Message[]): Promise<void> {
    if (migration.settings.notify.alert)
      await this.#tell(migration, { kind: 'alert', at: new Date(), alerts });
  }

  async #look(payload: string): Promise<void> {
    const telling = await listTelling();
    for (const id of payload === '' ? telling : telling.filter((one) => one === payload)) {
      const migration = await findMigration(id);
      if (!migration) continue;
      for (const { ref, news } of newsOf(await readRuns(id), migration.settings.notify, new Date()))
        if (await takeNews(id, ref)) await this.#tell(migration, news);
    }
  }

  async #tell(migration: Migration, news: News): Promise<void> {
    const url = (await openSecrets(migration.id)).get('notify.webhook');
    if (!url) return;
    const sending = this.#send(url, migration, news);
    this.#sending.add(sending);
    void sending.finally(() => this.#sending.delete(sending));
  }

  /** Does not hold up what comes after it: a receiver that is away for a minute gets the rest in the meantime. */
  async #send(url: string, migration: Migration, news: News): Promise<void> {
    const [body, delivery] = [bodyFor(migration, news), randomUUID()];
    const { signal } = this.#stopping;
    for (const wait of [...this.#waits, null]) {
      const sent = await sendWebhook(url, body, delivery).catch(
        () => ({ isSent: false, why: 'MUD-832', mayPass: false }) as const,
      );
      if (sent.isSent) return;
      const isOver = wait === null || !sent.mayPass || signal.aborted;
      logger.warn(
        { migration: migration.id, news: news.kind, why: sent.why, isOver },
        'a webhook did not take the news',
      );
      if (isOver) return;
      await sleep(wait, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
