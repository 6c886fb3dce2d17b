import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { LocalTime } from '@/components/ui/local-time';
import type { Translate } from '@/lib/i18n/translate';
import { listOperators, type OperatorAccount } from '@/lib/store/operators';
import type { Session } from '@/lib/store/sessions';
import { setDisabled } from './actions';
import { DeedButton } from './deed-button';
import { InviteForm } from './invite-form';
import { RenewLinkButton } from './renew-link-button';
import { ShutOutButton } from './shut-out-button';

function Person({ account, viewer, t }: { account: OperatorAccount; viewer: Session; t: Translate }) {
  const link = {
    make: t('trust.people.newLink'),
    title: t('trust.people.linkTitle'),
    text: t('trust.people.linkText'),
    copy: t('trust.people.copyLink'),
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
      <span className="min-w-0 flex-1 basis-52">
        <span className="block font-medium">{account.name}</span>
        <span className="block text-sm text-ink-muted">
          {t(`app.role.${account.role}`)} ·{' '}
          {account.invitedUntil ? (
            <>
              {t('trust.people.invited')} <LocalTime at={account.invitedUntil.getTime()} />
            </>
          ) : (
            t(account.hasPassword ? 'trust.people.hasPassword' : 'trust.people.noPassword')
          )}
        </span>
      </span>
      {account.isDisabled ? <Badge tone="warning">{t('trust.people.isOut')}</Badge> : null}
      {account.id === viewer.id ? (
        <Badge tone="info">{t('trust.people.you')}</Badge>
      ) : (
        <>
          {account.isDisabled ? null : <RenewLinkButton operatorId={account.id} texts={link} />}
          {account.isDisabled ? (
            <DeedButton
              label={t('trust.people.letIn')}
              action={setDisabled}
              input={{ operatorId: account.id, isDisabled: false }}
            />
          ) : (
            <ShutOutButton
              operatorId={account.id}
              label={t('trust.people.shutOut')}
              title={t('trust.people.askOut', { name: account.name })}
              text={t('trust.people.askOutText')}
            />
          )}
        </>
      )}
    </li>
  );
}

/** Who may come in, and the form that invites another. Operators only. */
export async function PeopleCard({ viewer, t }: { readonly viewer: Session; readonly t: Translate }) {
  const accounts = await listOperators();
  return (
    <Card
      id="people"
      title={t('trust.people.title')}
      description={t('trust.people.lead')}
      className="lg:col-span-2"
    >
      <ul className="mb-5 divide-y">
        {accounts.map((account) => (
          <Person key={account.id} account={account} viewer={viewer} t={t} />
        ))}
      </ul>
      <h3 className="mb-3 text-base">{t('trust.people.inviteTitle')}</h3>
      <InviteForm
        texts={{
          name: t('trust.people.name'),
          role: t('trust.people.role'),
          operator: t('trust.people.operatorMay'),
          reviewer: t('trust.people.reviewerMay'),
          submit: t('trust.people.invite'),
          title: t('trust.people.linkTitle'),
          text: t('trust.people.linkText'),
          copy: t('trust.people.copyLink'),
        }}
      />
    </Card>
  );
}
