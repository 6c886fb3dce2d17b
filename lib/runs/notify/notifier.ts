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

/**
 * Tells the webhooks of migrations what happens. Every instance runs one; what one has taken, no other tells. What does
 * not arrive is logged and not sent again: the pages know it anyway.
 */
export class Notifier {
  #unlisten: (() => void) | undefined;
  #queue: Promise<void> = Promise.resolve();

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
    const sent = await sendWebhook(url, bodyFor(migration, news)).catch(
      () => ({ isSent: false, why: 'MUD-832' }) as const,
    );
    if (!sent.isSent)
      logger.warn(
        { migration: migration.id, news: news.kind, why: sent.why },
        'a webhook did not take the news',
      );
  }
}
