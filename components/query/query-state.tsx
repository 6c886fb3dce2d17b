import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslate } from '@/components/i18n/translate-provider';

type Asked = Pick<UseQueryResult, 'fetchStatus' | 'failureCount' | 'isError'>;

/** Says that a copy waits for the connection, or that its question is asked again; nothing while all is well. */
export function QueryState({ query }: { readonly query: Asked }) {
  const t = useTranslate();
  const isRetrying = query.fetchStatus === 'fetching' && query.failureCount > 0;
  const text =
    query.fetchStatus === 'paused'
      ? t('ui.connection.paused')
      : isRetrying
        ? t('ui.connection.retrying', { tries: query.failureCount })
        : null;
  return (
    <p role="status" className="text-sm text-warning-fg empty:hidden">
      {text}
    </p>
  );
}
