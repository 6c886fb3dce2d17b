import { Card } from '@/components/ui/card';
import type { FormField } from '@/components/wizard/form-field';
import type { Translate } from '@/lib/i18n/translate';
import type { Migration } from '@/lib/store/migrations';
import { listSecretNames } from '@/lib/store/secrets';
import { BrowserNews } from './browser-news';
import { NotifyForm } from './notify-form';

interface Props {
  readonly migration: Migration;
  readonly isOperator: boolean;
  readonly t: Translate;
}

function notifyFields({ settings: { notify } }: Migration, isStored: boolean, t: Translate): FormField[] {
  const what = (name: 'ended' | 'waiting' | 'alert'): FormField => ({
    name,
    kind: 'checkbox',
    label: t(`testing.notify.${name}`),
    initial: notify[name],
  });
  return [
    {
      name: 'url',
      kind: 'secret',
      label: t('testing.notify.url'),
      help: t('testing.notify.urlHelp'),
      isStored,
      isRequired: true,
    },
    {
      name: 'form',
      kind: 'select',
      label: t('testing.notify.form'),
      initial: notify.form,
      options: (['json', 'slack'] as const).map((value) => ({
        value,
        label: t(`testing.notify.forms.${value}`),
      })),
    },
    ...(['ended', 'waiting', 'alert'] as const).map(what),
    ...(isStored ? [{ name: 'forget', kind: 'checkbox' as const, label: t('testing.notify.forget') }] : []),
  ];
}

/** Where people are told who look elsewhere: this browser, and for operators a webhook. */
export async function NotifyCard({ migration, isOperator, t }: Props) {
  const isStored = isOperator && (await listSecretNames(migration.id)).includes('notify.webhook');
  return (
    <Card id="notify" title={t('testing.notify.title')} description={t('testing.notify.lead')}>
      <h3 className="mb-2 text-base">{t('testing.notify.browser.title')}</h3>
      <BrowserNews
        texts={{
          on: t('testing.notify.browser.on'),
          off: t('testing.notify.browser.off'),
          isOn: t('testing.notify.browser.isOn'),
          refused: t('testing.notify.browser.refused'),
          dismissed: t('testing.notify.browser.dismissed'),
          none: t('testing.notify.browser.none'),
          unable: t('testing.notify.browser.unable'),
          hello: t('testing.notify.browser.hello'),
        }}
      />
      {isOperator ? (
        <>
          <h3 className="mt-5 mb-2 text-base">{t('testing.notify.webhook')}</h3>
          <NotifyForm
            isStored={isStored}
            migrationId={migration.id}
            fields={notifyFields(migration, isStored, t)}
            texts={{
              submit: t('testing.notify.save'),
              pending: t('testing.notify.saving'),
              done: t('testing.notify.saved'),
              test: t('testing.notify.test'),
            }}
          />
        </>
      ) : null}
    </Card>
  );
}
