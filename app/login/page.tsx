import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageHeader } from '@/components/frame/page-header';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import type { FormField } from '@/components/wizard/form-field';
import { StepForm } from '@/components/wizard/step-form';
import { tokenHash } from '@/lib/auth/token';
import { currentViewer } from '@/lib/auth/viewer';
import type { Translate } from '@/lib/i18n/translate';
import { viewerTranslate } from '@/lib/i18n/viewer-locale';
import { hasAnyPassword } from '@/lib/store/operators';
import { peekSignInLink } from '@/lib/store/sign-in-links';
import { SiteFrame } from '../site-frame';
import { signIn, signInWithPassword } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await viewerTranslate())('app.login.title') };
}

/** A GET must not use the link up (mail scanners and prefetchers follow links), so a button does. */
function LinkForm({ token, invited, t }: { token: string; invited: string | null; t: Translate }) {
  const fields: FormField[] = [
    {
      name: 'name',
      kind: 'text',
      label: t('app.login.name'),
      help: t('app.login.nameHelp'),
      isRequired: true,
      isProse: true,
      autoComplete: 'username',
      // The owner's account is made before anybody has a name for it.
      ...(invited && invited !== 'Owner' ? { initial: invited } : {}),
    },
    {
      name: 'password',
      kind: 'secret',
      label: t('trust.login.newPassword'),
      help: t('trust.login.newPasswordHelp'),
      autoComplete: 'new-password',
    },
  ];
  return (
    <Card>
      <StepForm
        action={signIn}
        hidden={{ token }}
        fields={fields}
        submitLabel={t('app.login.submit')}
        pendingLabel={t('app.login.pending')}
      />
    </Card>
  );
}

function PasswordForm({ t }: { t: Translate }) {
  return (
    <Card>
      <StepForm
        action={signInWithPassword}
        fields={[
          { name: 'name', kind: 'text', isProse: true, label: t('trust.login.name'), isRequired: true },
          { name: 'password', kind: 'secret', label: t('trust.login.password'), isRequired: true },
        ]}
        submitLabel={t('app.login.submit')}
        pendingLabel={t('app.login.pending')}
      />
    </Card>
  );
}

export default async function LoginPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  if (await currentViewer()) redirect('/migrations');
  const t = await viewerTranslate();
  const { token } = await searchParams;
  const hasPassword = token ? false : await hasAnyPassword();
  return (
    <SiteFrame>
      <div className="mx-auto max-w-md">
        <PageHeader
          t={t}
          crumbs={[]}
          title={t('app.login.title')}
          lead={hasPassword ? t('trust.login.passwordLead') : t('app.login.lead')}
        />
        {token ? <LinkForm token={token} invited={await peekSignInLink(tokenHash(token))} t={t} /> : null}
        {hasPassword ? <PasswordForm t={t} /> : null}
        {!token && !hasPassword ? <Callout tone="info" title={t('app.login.noToken')} /> : null}
      </div>
    </SiteFrame>
  );
}
