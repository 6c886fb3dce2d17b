import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageHeader } from '@/components/frame/page-header';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { StepForm } from '@/components/wizard/step-form';
import { currentViewer } from '@/lib/auth/viewer';
import { viewerTranslate } from '@/lib/i18n/viewer-locale';
import { SiteFrame } from '../site-frame';
import { signIn } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await viewerTranslate())('app.login.title') };
}

/** A GET must not use the link up (mail scanners and prefetchers follow links), so a button does. */
export default async function LoginPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  if (await currentViewer()) redirect('/migrations');
  const t = await viewerTranslate();
  const { token } = await searchParams;
  return (
    <SiteFrame>
      <div className="mx-auto max-w-md">
        <PageHeader t={t} crumbs={[]} title={t('app.login.title')} lead={t('app.login.lead')} />
        {token ? (
          <Card>
            <StepForm
              action={signIn}
              hidden={{ token }}
              fields={[
                {
                  name: 'name',
                  kind: 'text',
                  label: t('app.login.name'),
                  help: t('app.login.nameHelp'),
                  isRequired: true,
                },
              ]}
              submitLabel={t('app.login.submit')}
              pendingLabel={t('app.login.pending')}
            />
          </Card>
        ) : (
          <Callout tone="info" title={t('app.login.noToken')} />
        )}
      </div>
    </SiteFrame>
  );
}
