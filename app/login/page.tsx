import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageHeader } from '@/components/frame/page-header';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { ErrorPanel } from '@/components/ui/error-panel';
import type { FormField } from '@/components/wizard/form-field';
import { StepForm } from '@/components/wizard/step-form';
import { type Translate, translator } from '@/lib/i18n/translate';
import { explainError } from '@/lib/platform/errors/explain-error';
import { tokenHash } from '@/lib/platform/vault/token';
import { hasAnyPassword } from '@/lib/store/operators';
import { peekSignInLink } from '@/lib/store/sign-in-links';
import { currentViewer } from '@/lib/web/auth/viewer';
import { viewerLocale, viewerTranslate } from '@/lib/web/viewer-locale';
import { SiteFrame } from '../site-frame';
import { signIn, signInWithPassword } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await viewerTranslate())('app.login.title') };
}

/** A GET must not use the link up (mail scanners and prefetchers follow links), so a button does. */
function LinkForm({ token, invited, t }: { token: string; invited: string; t: Translate }) {
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
      ...(invited === 'Owner' ? {} : { initial: invited }),
    },
    {
      name: 'password',
      kind: 'secret',
      label: t('trust.login.newPassword'),
      help: `${t('trust.login.newPasswordWhy')} ${t('trust.login.newPasswordHelp')}`,
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
          {
            name: 'name',
            kind: 'text',
            isProse: true,
            label: t('trust.login.name'),
            isRequired: true,
            autoComplete: 'username',
          },
          {
            name: 'password',
            kind: 'secret',
            label: t('trust.login.password'),
            isRequired: true,
            autoComplete: 'current-password',
          },
        ]}
        submitLabel={t('app.login.submit')}
        pendingLabel={t('app.login.pending')}
      />
    </Card>
  );
}

/** What this visitor can do: use the link that was opened, type a password, or ask for a link. */
async function waysIn(token: string | undefined) {
  const invited = token ? await peekSignInLink(tokenHash(token)) : null;
  if (token && invited !== null) return { token, invited, hasPassword: false };
  return { token: undefined, invited: null, hasPassword: await hasAnyPassword() };
}

export default async function LoginPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  if (await currentViewer()) redirect('/migrations');
  const locale = await viewerLocale();
  const t = translator(locale);
  const { token: given } = await searchParams;
  const { token, invited, hasPassword } = await waysIn(given);
  const lead = token ? 'trust.login.linkLead' : hasPassword ? 'trust.login.passwordLead' : 'app.login.lead';
  return (
    <SiteFrame>
      <div className="mx-auto max-w-md">
        <PageHeader t={t} crumbs={[]} title={t('app.login.title')} lead={t(lead)} />
        <div className="space-y-5">
          {given && !token ? <ErrorPanel level={2} error={explainError('MUD-021', locale)} t={t} /> : null}
          {token ? <LinkForm token={token} invited={invited} t={t} /> : null}
          {hasPassword ? <PasswordForm t={t} /> : null}
          {!given && !hasPassword ? <Callout tone="info" title={t('app.login.noToken')} /> : null}
        </div>
      </div>
    </SiteFrame>
  );
}
