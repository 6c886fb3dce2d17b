'use client';

import { History } from 'lucide-react';
import { useTranslate } from '@/components/i18n/translate-provider';
import type { MigrationSummary } from '@/components/query/migration-summary';
import { withLaterStale } from '@/components/query/optimistic-steps';
import { tellProblem } from '@/components/query/tell-problem';
import { AskFirst } from '@/components/ui/ask-first';
import { showToast } from '@/components/ui/show-toast';
import { startAgain, stopAgain } from './actions';

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
  const takeBack = async (markId: string) => {
    try {
      const { sendAction } = await import('@/components/query/send-action');
      await sendAction(stopAgain, { migrationId, markId }, { migrationId });
      showToast({ title: t('ui.again.takenBack') });
    } catch (error) {
      tellProblem(error, t);
    }
  };
  const confirm = async () => {
    try {
      const { sendAction } = await import('@/components/query/send-action');
      const optimistic = (summary: MigrationSummary) => withLaterStale(summary, stepId);
      const markId = await sendAction(startAgain, { migrationId, stepId }, { migrationId, optimistic });
      showToast({
        title: t('ui.again.marked', { count: later.length }),
        action: { label: t('ui.toast.undo'), onPress: () => void takeBack(markId) },
      });
      document.getElementById('run-step')?.click();
    } catch (error) {
      tellProblem(error, t);
    }
  };
  return (
    <AskFirst
      id="run-again-from"
      label={t('ui.again.open')}
      icon={<History aria-hidden />}
      variant="ghost"
      title={t('ui.again.title')}
      description={t('ui.again.text')}
      confirmLabel={t('ui.again.confirm')}
      tone="primary"
      onConfirm={confirm}
    >
      <ul className="list-disc space-y-0.5 pl-5 text-sm">
        {later.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
    </AskFirst>
  );
}
