import { type Message, say } from '../../i18n/message';
import { translator } from '../../i18n/translate';
import type { NotifySettings } from '../../plan/notify-settings';
import type { RunStatus } from '../../plan/status';
import type { StepId } from '../../plan/step-id';
import { stepText } from '../../plan/step-text';
import { redactText } from '../../platform/vault/redact-text';

/** Something that a person who is elsewhere wants to hear of. */
export type News = { readonly at: Date } & (
  | { readonly kind: 'ended'; readonly runId: string; readonly stepId: StepId; readonly status: RunStatus }
  | { readonly kind: 'waiting'; readonly runId: string; readonly stepId: StepId }
  | { readonly kind: 'alert'; readonly alerts: readonly Message[] }
  | { readonly kind: 'test' }
);

interface Of {
  readonly migration: { readonly id: string; readonly name: string };
  readonly settings: Pick<NotifySettings, 'form' | 'locale'>;
  /** Where the page of the news is, when this server has a public address. */
  readonly href: string | null;
}

const EVENT = { ended: 'run.ended', waiting: 'run.waiting', alert: 'alert', test: 'test' } as const;

function sentence(news: News, { migration, settings }: Of): string {
  const t = translator(settings.locale);
  const said = (): Message => {
    if (news.kind === 'test') return say('testing.notify.say.test', { name: migration.name });
    if (news.kind === 'alert')
      return say('testing.notify.say.alert', {
        name: migration.name,
        alerts: news.alerts.map((alert) => t(alert)).join(' '),
      });
    const step = t(stepText(news.stepId, 'title'));
    if (news.kind === 'waiting') return say('testing.notify.say.waiting', { name: migration.name, step });
    const status = t(`run.status.${news.status}.label`);
    return say('testing.notify.say.ended', { name: migration.name, step, status });
  };
  return redactText(t(said()));
}

/** Slack reads `&`, `<` and `>`: a name must not become a link or a mention. */
const slackText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What is sent: a generic object, or the text that Slack (and Mattermost, Rocket.Chat) shows. Pure. */
export function webhookBody(news: News, of: Of): object {
  const text = sentence(news, of);
  if (of.settings.form === 'slack')
    return { text: of.href ? `${slackText(text)} <${of.href}>` : slackText(text) };
  const t = translator(of.settings.locale);
  const hasRun = news.kind === 'ended' || news.kind === 'waiting';
  return {
    source: 'mudanza',
    event: EVENT[news.kind],
    at: news.at.toISOString(),
    migration: { id: of.migration.id, name: redactText(of.migration.name) },
    step: hasRun ? { id: news.stepId, title: t(stepText(news.stepId, 'title')) } : null,
    run: hasRun ? { id: news.runId, status: news.kind === 'ended' ? news.status : 'waiting' } : null,
    alerts: news.kind === 'alert' ? news.alerts.map((alert) => redactText(t(alert))) : [],
    text,
    url: of.href,
  };
}
