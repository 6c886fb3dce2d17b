import type { Translate } from '@/lib/i18n/translate';

/** Says that a list was cut, and by how much; nothing when it was not. */
export function MoreRows({
  all,
  shown,
  t,
}: {
  readonly all: number;
  readonly shown: number;
  readonly t: Translate;
}) {
  if (all <= shown) return null;
  return <p className="mt-2 text-sm text-ink-muted">{t('schema.view.more', { count: all - shown })}</p>;
}
