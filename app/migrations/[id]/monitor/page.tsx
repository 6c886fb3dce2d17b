import type { Metadata } from 'next';
import { PageHeader } from '@/components/frame/page-header';
import { hydratedState } from '@/components/query/hydrated-state';
import { queryKeys } from '@/components/query/query-keys';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { findWatch, listWatchSpans } from '@/lib/store/watch';
import { requireViewer } from '@/lib/web/auth/viewer';
import { presentWatch } from '@/lib/web/monitor/present-watch';
import { viewerLocale, viewerTranslate } from '@/lib/web/viewer-locale';
import { loadMigration } from '../load-migration';
import { MigrationFrame } from '../migration-frame';
import { History } from './history';
import { historyTexts } from './history-texts';
import { MonitorParts } from './monitor-parts';
import { NotifyCard } from './notify-card';
import { WatchForm } from './watch-forms';
import { WatchRecord } from './watch-record';
import { watchTexts } from './watch-texts';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await viewerTranslate())('testing.watch.page.title') };
}

const DEFAULT_URL = 'http://127.0.0.1:8002/health/live';

/** Whether the backend answers and how the target is doing; it follows along while it is open. */
export default async function MonitorPage({ params }: Props) {
  const viewer = await requireViewer();
  const { id } = await params;
  const { migration, steps } = await loadMigration(id);
  const [t, locale] = await Promise.all([viewerTranslate(), viewerLocale()]);
  const [watch, spans] = await Promise.all([findWatch(id), listWatchSpans(id)]);
  const isOperator = viewer.role === 'operator';
  const isOn = watch?.isOn ?? false;
  const known = migration.settings.inputs.health?.liveUrl;
  const url = watch?.url ?? (typeof known === 'string' && known !== '' ? known : DEFAULT_URL);
  // What is remembered is the answer once there is something; before, the way to begin is.
  const history = (
    <Card
      id="history"
      className="xl:col-span-2"
      title={t('testing.history.title')}
      description={t('testing.history.lead')}
    >
      <History migrationId={id} isOn={isOn} texts={historyTexts(t)} />
    </Card>
  );
  return (
    <MigrationFrame migration={migration} steps={steps}>
      <PageHeader
        t={t}
        crumbs={[
          { label: t('app.list.title'), href: '/migrations' },
          { label: migration.name, href: `/migrations/${id}` },
          { label: t('testing.watch.page.title') },
        ]}
        title={t('testing.watch.page.title')}
        lead={t('testing.watch.page.lead')}
        state={
          <Badge tone={isOn ? 'success' : 'neutral'}>{t(`testing.watch.page.${isOn ? 'on' : 'off'}`)}</Badge>
        }
      />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        {isOn ? history : null}
        <Card
          id="watch"
          title={t('testing.watch.page.watch')}
          description={t('testing.watch.page.watchLead')}
        >
          {watch && isOn ? (
            <p className="mb-3 text-sm break-words">
              {t('testing.watch.page.asks', { url: watch.url, name: watch.changedBy })}
            </p>
          ) : null}
          {isOperator ? (
            <WatchForm
              key={String(isOn)}
              migrationId={id}
              url={url}
              isOn={isOn}
              texts={{
                url: t('testing.watch.page.url'),
                urlHelp: t('testing.watch.page.urlHelp'),
                submit: t(`testing.watch.page.${isOn ? 'stop' : 'start'}`),
                pending: t(`testing.watch.page.${isOn ? 'stopping' : 'starting'}`),
              }}
            />
          ) : null}
          <div className="mt-4">
            <WatchRecord
              migrationId={id}
              isOn={isOn}
              texts={watchTexts(t)}
              state={hydratedState([[queryKeys.watch(id, locale), presentWatch(spans, t)]])}
            />
          </div>
        </Card>
        <NotifyCard migration={migration} isOperator={isOperator} t={t} />
        {isOn ? null : history}
        {isOperator ? <MonitorParts migration={migration} t={t} /> : null}
      </div>
    </MigrationFrame>
  );
}
