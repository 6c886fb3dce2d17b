import { showToast } from '@/components/ui/show-toast';
import type { Translate } from '@/lib/i18n/translate';
import { ActionError } from './action-error';

/** The same as a toast, for deeds whose button is gone by then. */
export function tellProblem(error: unknown, t: Translate): void {
  const { title, cause } =
    error instanceof ActionError
      ? error.failure.error
      : { title: t('ui.connection.lost'), cause: t('ui.connection.notSent') };
  showToast({ title, description: cause, tone: 'danger' });
}
