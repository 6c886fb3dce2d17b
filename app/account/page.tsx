import type { Metadata } from 'next';
import { PageHeader } from '@/components/frame/page-header';
import { Card } from '@/components/ui/card';
import { StepForm } from '@/components/wizard/step-form';
import { passwordHashOf } from '@/lib/store/operators';
import { requireViewer } from '@/lib/web/auth/viewer';
import { viewerTranslate } from '@/lib/web/viewer-locale';
import { SiteFrame } from '../site-frame';
import { changePassword } from './actions';
import { PeopleCard } from './people-card';
import { SessionsCard } from './sessions-card';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await viewerTranslate())('trust.account.title') };
}

/** The viewer's password and sessions; for operators also who may come in. */
export default async function AccountPage() {
  const viewer = await requireViewer();
  const t = await viewerTranslate();
  const hasPassword = (await passwordHashOf(viewer.id)) !== null;
  return (
    <SiteFrame>
      <PageHeader
        t={t}
        crumbs={[{ label: t('app.list.title'), href: '/migrations' }, { label: t('trust.account.title') }]}
        title={t('trust.account.title')}
        lead={t('trust.account.lead', { name: viewer.name, role: t(`app.role.${viewer.role}`) })}
      />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card
          id="password"
          title={t('trust.account.passwordTitle')}
          description={t(hasPassword ? 'trust.account.passwordSet' : 'trust.account.passwordNone')}
        >
          <StepForm
            action={changePassword}
            fields={[
              ...(hasPassword
                ? [
                    {
                      name: 'present',
                      kind: 'secret' as const,
                      label: t('trust.account.present'),
                      isRequired: true,
                      autoComplete: 'current-password' as const,
                    },
                  ]
                : []),
              {
                name: 'wanted',
                kind: 'secret',
                label: t('trust.account.wanted'),
                help: t('trust.login.newPasswordHelp'),
                isRequired: true,
                autoComplete: 'new-password',
              },
            ]}
            submitLabel={t('trust.account.savePassword')}
            pendingLabel={t('trust.account.savingPassword')}
            doneText={t('trust.account.savedPassword')}
          />
        </Card>
        <SessionsCard viewer={viewer} t={t} />
        {viewer.role === 'operator' ? <PeopleCard viewer={viewer} t={t} /> : null}
      </div>
    </SiteFrame>
  );
}
