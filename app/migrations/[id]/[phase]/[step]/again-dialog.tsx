'use client';

import { useTranslate } from '@/components/i18n/translate-provider';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';

interface Props {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** Titles of the steps that would be out of date. */
  readonly later: readonly string[];
  readonly onConfirm: () => Promise<void>;
}

/** Names what “Run again from here” makes out of date, before it does. Loaded when it is asked for. */
export function AgainDialog({ isOpen, onOpenChange, later, onConfirm }: Props) {
  const t = useTranslate();
  return (
    <ConfirmDialog
      open={isOpen}
      onOpenChange={onOpenChange}
      title={t('ui.again.title')}
      description={t('ui.again.text')}
      confirmLabel={t('ui.again.confirm')}
      tone="primary"
      onConfirm={onConfirm}
    >
      <ul className="list-disc space-y-0.5 pl-5 text-sm">
        {later.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
