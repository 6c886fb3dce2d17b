import { findOutline } from '../../plan/find-outline';
import { env } from '../../platform/env';
import type { Migration } from '../../store/migrations';
import { type News, webhookBody } from './webhook-body';

function hrefOf(migrationId: string, news: News): string | null {
  const base = env().MUDANZA_PUBLIC_URL;
  if (!base) return null;
  const path =
    news.kind === 'ended' || news.kind === 'waiting'
      ? `/${findOutline(news.stepId).phase}/${news.stepId}`
      : '/monitor';
  return new URL(`/migrations/${migrationId}${path}`, base).href;
}

/** What is sent for a piece of news of a migration. */
export function bodyFor({ id, name, settings }: Migration, news: News): object {
  return webhookBody(news, { migration: { id, name }, settings: settings.notify, href: hrefOf(id, news) });
}
