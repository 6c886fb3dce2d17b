import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { LocalTime } from '@/components/ui/local-time';
import type { Translate } from '@/lib/i18n/translate';
import { listSessions, type Session } from '@/lib/store/sessions';
import { endOtherSessions, endSession } from './actions';
import { DeedButton } from './deed-button';

/** Browser and system of a user agent, in two words; the whole text is the hint. */
function shortAgent(agent: string): string {
  const browser = /(Firefox|Edg|Chrome|Safari)\//.exec(agent)?.[1];
  const system = /(Windows|Android|iPhone|Mac OS X|Linux)/.exec(agent)?.[1];
  return (
    [browser === 'Edg' ? 'Edge' : browser, system].filter(Boolean).join(' · ') || agent.slice(0, 40) || '–'
  );
}

/** Where the viewer is signed in, each entry with the button that ends it. */
export async function SessionsCard({ viewer, t }: { readonly viewer: Session; readonly t: Translate }) {
  const sessions = await listSessions(viewer.id);
  return (
    <Card
      id="sessions"
      title={t('trust.account.sessionsTitle')}
      description={t('trust.account.sessionsLead')}
      actions={
        sessions.length > 1 ? (
          <DeedButton label={t('trust.account.endOthers')} action={endOtherSessions} input={{ all: true }} />
        ) : null
      }
    >
      <ul className="divide-y">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
            <span className="min-w-0 flex-1 basis-52">
              <span className="block font-medium" title={session.userAgent}>
                {shortAgent(session.userAgent)}
              </span>
              <span className="block text-sm text-ink-muted">
                {t('trust.account.since')} <LocalTime at={session.createdAt.getTime()} /> ·{' '}
                {t('trust.account.seen')} <LocalTime at={session.seenAt.getTime()} />
              </span>
            </span>
            {session.id === viewer.sessionId ? (
              <Badge tone="info">{t('trust.account.thisOne')}</Badge>
            ) : (
              <DeedButton
                label={t('trust.account.end')}
                action={endSession}
                input={{ sessionId: session.id }}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
