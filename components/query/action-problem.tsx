import { useTranslate } from '@/components/i18n/translate-provider';
import { Callout } from '@/components/ui/callout';
import { ErrorPanel } from '@/components/ui/error-panel';
import { ActionError } from './action-error';

/** Why a deed did not happen, or that nobody knows whether it did: the server went away meanwhile. */
export function ActionProblem({ error }: { readonly error: Error | null }) {
  const t = useTranslate();
  if (!error) return null;
  if (error instanceof ActionError) return <ErrorPanel error={error.failure.error} t={t} isLive />;
  return (
    <Callout tone="danger" role="alert" title={t('ui.connection.lost')}>
      {t('ui.connection.notSent')}
    </Callout>
  );
}
