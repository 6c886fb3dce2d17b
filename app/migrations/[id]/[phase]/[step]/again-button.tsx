'use client';

import { History } from 'lucide-react';
import { type ComponentType, useState } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/show-toast';
import { startAgain, stopAgain } from './actions';
import type { AgainDialog } from './again-dialog';

type Dialog = ComponentType<Parameters<typeof AgainDialog>[0]>;

interface Props {
  readonly migrationId: string;
  readonly stepId: string;
  /** Titles of the steps that ran after this one and would be out of date. */
  readonly later: readonly string[];
}

/**
 * “Run again from here”: says which later steps it makes out of date, asks, then presses the step's own button, so
 * that the form and its preview stay as they are. What was marked can be taken back from the toast.
 */
export function AgainButton({ migrationId, stepId, later }: Props) {
  const t = useTranslate();
  const [AskDialog, setDialog] = useState<Dialog>();
  const [isOpen, setOpen] = useState(false);

  const open = async () => {
    setOpen(true);
    if (!AskDialog) {
      const module = await import('./again-dialog');
      setDialog(() => module.AgainDialog);
    }
  };
  const takeBack = async (markId: string) => {
    const result = await stopAgain({ migrationId, markId });
    showToast(
      result.ok
        ? { title: t('ui.again.takenBack') }
        : { title: result.error.title, description: result.error.cause, tone: 'danger' },
    );
  };
  const confirm = async () => {
    const result = await startAgain({ migrationId, stepId });
    setOpen(false);
    if (!result.ok) {
      showToast({ title: result.error.title, description: result.error.cause, tone: 'danger' });
      return;
    }
    showToast({
      title: t('ui.again.marked', { count: later.length }),
      action: { label: t('ui.toast.undo'), onPress: () => void takeBack(result.value) },
    });
    document.getElementById('run-step')?.click();
  };

  return (
    <>
      <Button id="run-again-from" variant="ghost" icon={<History aria-hidden />} onClick={open}>
        {t('ui.again.open')}
      </Button>
      {AskDialog ? (
        <AskDialog isOpen={isOpen} onOpenChange={setOpen} later={later} onConfirm={confirm} />
      ) : null}
    </>
  );
}
